package id.patuh.desk.browser;

import id.patuh.mail.OutgoingMails;
import id.patuh.mail.OutgoingMessage;
import id.patuh.reception.Arrival;
import id.patuh.reception.Content;
import id.patuh.reception.Reception;
import id.patuh.reception.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Mail that came and went, notices, and the page that a mail's link leads to. */
final class MailScenes {

    private static final String LETTER = "Yth. Kabid Aptika,\n\nLangkah 3 belum selesai. Batasnya pukul 10.00 WITA.\n";

    private final BrowserTest desk;
    private final OutgoingMails outgoing;
    private final long unknown;
    private final long failed;
    private final long came;
    private final long notice;

    MailScenes(BrowserTest desk, OutgoingMails outgoing, Reception reception) throws IOException {
        this.desk = desk;
        this.outgoing = outgoing;
        written("terkirim", "sent", "250 2.0.0 OK");
        this.unknown = written("entah", "unknown", "sambungan putus sesudah isi surel dikirim");
        this.failed = written("gagal", "failed", "550 5.1.1 kotak surat kabid@kominfo.example tidak dikenal");
        this.came = came(reception);
        this.notice = desk.number("select max(id) from notice where kind = 'finding'");
        link("terkirim", "kunci-surel");
        link("entah", "kunci-tercatat");
        desk.in("").go("/acknowledge/kunci-tercatat").click("main button").until("Tercatat");
    }

    /** A mail in that state, to be tried a day from now. */
    private long written(String identity, String state, String reason) {
        String recipient = "kepala.bidang.aplikasi.informatika@kominfo.example";
        outgoing.add(new OutgoingMessage(
                identity, "notice", recipient, "[Patuh] Langkah 3 terlambat", LETTER, "<p>Langkah 3</p>", null, null));
        return desk.database
                .sql(
                        "update outgoing_mail set state = ?, reason = ?, attempts = 2, next_attempt = now() + interval '1 day'"
                                + " where identity = ? returning id")
                .params(state, reason, identity)
                .query(Long.class)
                .single();
    }

    private long came(Reception reception) throws IOException {
        String mail = "From: Loket <loket@dinas-contoh.example>\r\nSubject: Laporan gangguan\r\n"
                + "Message-ID: <1@dinas-contoh.example>\r\n\r\nInternet kami putus.\r\n";
        long input = reception
                .receive(new Arrival(
                        Source.MAIL,
                        "patuh/INBOX/1/7",
                        null,
                        "surel-7.eml",
                        "message/rfc822",
                        "loket@dinas-contoh.example",
                        null,
                        Content.of(mail.getBytes(StandardCharsets.UTF_8))))
                .input()
                .id();
        desk.until(
                "the mail is read",
                () -> desk.number("select count(*) from input where id = " + input + " and finished is not null") == 1);
        return input;
    }

    /** Lets a mail's link lead to a notice. */
    private void link(String mail, String token) {
        desk.database
                .sql("insert into notice_mail (mail, token, recipient, created) values (?, ?, ?, now())")
                .params(mail, token, mail + "@kominfo.example")
                .update();
        desk.database
                .sql(
                        "update notice set mail = ?, decided = now() where id = (select min(id) from notice where mail is null)")
                .param(mail)
                .update();
    }

    List<Scene> all() {
        return List.of(
                Scene.at("mail", "pengelola", "/mail"),
                Scene.at("mail-none", "inspektur", "/mail?state=retry"),
                Scene.at("mail-one", "pengelola", "/mail/out/" + unknown),
                Scene.at("mail-failed", "inspektur", "/mail/out/" + failed),
                Scene.at("mail-in", "inspektur", "/mail/in"),
                Scene.at("mail-came", "inspektur", "/mail/in/" + came),
                Scene.at("mail-notices", "inspektur", "/mail/notices"),
                Scene.at("mail-notices-none", "inspektur", "/mail/notices?case=TIDAK-ADA"),
                Scene.at("notice", "inspektur", "/mail/notices/" + notice),
                Scene.at("acknowledge", "", "/acknowledge/kunci-surel"),
                Scene.at("acknowledge-english", "", "/acknowledge/kunci-surel?lang=en"),
                Scene.at("acknowledged", "", "/acknowledge/kunci-tercatat"),
                Scene.at("acknowledge-missing", "", "/acknowledge/tidak-ada").refused(404));
    }
}
