package id.patuh.web;

import id.patuh.mail.DemoMail;
import id.patuh.mail.MailServers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How to reach the demo mail server, for somebody who tries the service out. */
@RestController
@Tag(name = "demo")
public class DemoController {

    private final MailServers servers;

    DemoController(MailServers servers) {
        this.servers = servers;
    }

    /**
     * The demo mail server, on loopback.
     *
     * @param intake the address that mails with events go to
     * @param password of every mailbox
     */
    public record Demo(String smtp, String imap, String intake, String password) {}

    @GetMapping(value = "/api/v1/demo", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The demo mail server; 404 where the office's own servers are set")
    ResponseEntity<Demo> demo() {
        DemoMail demo = servers.demo();
        return demo == null
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok(new Demo(
                        "smtp://127.0.0.1:" + demo.smtpPort(),
                        "imap://127.0.0.1:" + demo.imapPort(),
                        demo.intake(),
                        DemoMail.PASSWORD));
    }
}
