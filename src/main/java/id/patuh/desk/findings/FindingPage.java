package id.patuh.desk.findings;

import id.patuh.accounts.Visitor;
import id.patuh.desk.DeskLanguage;
import id.patuh.followup.FollowUps;
import id.patuh.standing.CaseInquiry;
import id.patuh.standing.Finding;
import id.patuh.web.Only;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** One finding: what it says and proves, what was told of it, what became of it, and what people do about it. */
@Controller
class FindingPage {

    private final FindingAccess access;
    private final FindingView view;
    private final CaseInquiry inquiry;
    private final FollowUps followUps;

    FindingPage(FindingAccess access, FindingView view, CaseInquiry inquiry, FollowUps followUps) {
        this.access = access;
        this.view = view;
        this.inquiry = inquiry;
        this.followUps = followUps;
    }

    @GetMapping("/findings/{id}")
    @Only.Visitors
    String show(@PathVariable long id, @AuthenticationPrincipal Visitor visitor, Locale locale, Model model) {
        Finding finding = access.find(id, visitor);
        view.fill(model, finding, followUps.of(finding), visitor, DeskLanguage.of(locale), Draft.EMPTY);
        return "desk/finding";
    }

    /** The certificate as a file for {@code patuh verify}. */
    @GetMapping("/findings/{id}/certificate.json")
    @Only.Visitors
    ResponseEntity<byte[]> certificate(@PathVariable long id, @AuthenticationPrincipal Visitor visitor) {
        Finding finding = access.find(id, visitor);
        byte[] certificate = inquiry.certificate(finding);
        if (certificate == null) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "followup.certificate.gone");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("certificate-" + id + ".json")
                                .build()
                                .toString())
                .body(certificate);
    }
}
