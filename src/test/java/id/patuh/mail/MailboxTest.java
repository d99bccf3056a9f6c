package id.patuh.mail;

import static id.patuh.entrance.Office.until;
import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.entrance.Office;
import id.patuh.reception.Arrival;
import id.patuh.reception.Input;
import id.patuh.reception.Inputs;
import id.patuh.reception.Reception;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a mailbox over restarts, crashes, other readers, and a flood of odd mail. */
@Timeout(120)
class MailboxTest {

    private static final int MUTATED = 300;
    private static final Pattern AUTOMATIC = Pattern.compile(
            "(?im)^(Auto-Submitted: *auto|Precedence: *(bulk|junk|list)|List-|Return-Path: *<>|X-Failed-Recipients:"
                    + "|Content-Type: *multipart/report)");

    @TempDir
    static Path data;

    /** One service that has no mailbox; others on its database have. */
    private static Office office;

    private PostOffice post;
    private int inputs;

    @BeforeAll
    static void open() {
        office = Office.open(data, Map.of());
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void start() {
        post = new PostOffice();
        inputs = office.inputs().size();
    }

    @AfterEach
    void stop() {
        post.close();
    }

    private static byte[] mail(int number) {
        return Letters.bytes("From: " + PostOffice.KASIE + "\nSubject: x " + number + "\n\nkasus: M-" + number
                + "\nlangkah: 12\nwaktu: 2026-10-05 08:00\n");
    }

    private List<Input> taken() {
        List<Input> all = office.inputs();
        return all.subList(inputs, all.size());
    }

    private static void untilAnswered() {
        until(
                "all are answered",
                () -> office.count("mail_waiting") == 0
                        && office.database()
                                        .sql("select count(*) from outgoing_mail where state <> 'sent'")
                                        .query(Long.class)
                                        .single()
                                == 0);
    }

    @Test
    void aMailThatWasTakenInAndNotMovedBeforeACrashIsKnownAgain() throws Exception {
        post.append(mail(1));
        Mailbox cut = new Mailbox(imap(), office.part(Reception.class));
        for (Mailbox.Waiting waiting : cut.waiting()) {
            office.part(Reception.class).receive(cut.arrival(waiting));
        }
        cut.hangUp();
        office.untilRead(inputs + 1);

        try (Office next = office.second(post.settings())) {
            post.untilProcessed(1);
            untilAnswered();
        }
        assertThat(taken()).hasSize(1);
        assertThat(post.count(PostOffice.KASIE, "INBOX")).isEqualTo(1);
    }

    @Test
    void aMailThatWasFetchedAndNotTakenInBeforeACrashIsTakenIn() throws Exception {
        post.append(mail(2));
        Mailbox cut = new Mailbox(imap(), office.part(Reception.class));
        Arrival fetched = cut.arrival(cut.waiting().get(0));
        fetched.content().open().readAllBytes();
        cut.hangUp();
        post.readAll();

        try (Office next = office.second(post.settings())) {
            post.untilProcessed(1);
        }
        assertThat(taken()).hasSize(1);
    }

    @Test
    void twoServicesOnOneMailboxTakeEachMailOnceAndAnswerOnce() throws IOException {
        int mails = 40;
        try (PlainImapServer server = new PlainImapServer();
                Office one = office.second(settings(server));
                Office other = office.second(settings(server))) {
            for (int i = 0; i < mails; i++) {
                server.inbox().put(1L + i, mail(100 + i));
            }
            until("all are moved", () -> server.processed().size() == mails);
            office.untilRead(inputs + mails);
            untilAnswered();
        }
        assertThat(taken()).hasSize(mails);
        assertThat(taken()).allMatch(input -> input.accepted() == 1);
        assertThat(post.count(PostOffice.KASIE, "INBOX")).isEqualTo(mails);
    }

    @Test
    void onAServerWithoutMoveMailsAreCopiedAndExpunged() throws IOException {
        int mails = 3;
        try (PlainImapServer server = new PlainImapServer()) {
            server.moves = false;
            for (int i = 0; i < mails; i++) {
                server.inbox().put(1L + i, mail(300 + i));
            }
            try (Office next = office.second(settings(server))) {
                until("all are out of the way", () -> server.inbox().isEmpty());
                office.untilRead(inputs + mails);
                untilAnswered();
            }
            assertThat(server.processed()).hasSize(mails);
        }
        assertThat(taken()).hasSize(mails).allMatch(input -> input.accepted() == 1);
    }

    @Test
    void allMailsFromOutsideAndMutatedOnesAreTakenInAndNoneHoldsUpTheOthers() throws IOException {
        List<byte[]> mails = new ArrayList<>();
        Letters.outside().forEach(file -> mails.add(Letters.content(file)));
        int whole = mails.size();
        assertThat(whole).isEqualTo(184);
        Random random = new Random(MutatedMailsTest.SEED);
        for (int i = 0; i < MUTATED; i++) {
            mails.add(MutatedMailsTest.mutated(mails.get(random.nextInt(whole)), random));
        }
        mails.add(mail(5));
        try (PlainImapServer server = new PlainImapServer()) {
            for (int i = 0; i < mails.size(); i++) {
                server.inbox().put(1000L + i, mails.get(i));
            }
            server.unreadable = 1001;
            try (Office next = office.second(settings(server))) {
                until("all but one are moved", () -> server.inbox().size() == 1);
                server.unreadable = -1;
                until("all are moved", () -> server.inbox().isEmpty());
                until(
                        "all are read",
                        () -> taken().stream().allMatch(input -> input.state().isFinal()));
                until("all are answered that are", () -> office.count("mail_waiting") == 0);
            }
            assertThat(server.processed()).hasSize(mails.size());
        }
        Map<String, Input> byPlace = new HashMap<>();
        taken().stream().filter(input -> input.parent() == null).forEach(input -> byPlace.put(input.place(), input));
        assertThat(byPlace).hasSize(mails.size());
        for (int i = 0; i < mails.size(); i++) {
            Input input = byPlace.get("any@127.0.0.1/INBOX/7/" + (1000 + i));
            byte[] kept = office.part(Inputs.class).open(input.id()).readAllBytes();
            assertThat(kept).as("mail " + i).isEqualTo(mails.get(i));
        }
        assertThat(byPlace.get("any@127.0.0.1/INBOX/7/" + (1000 + mails.size() - 1))
                        .accepted())
                .isEqualTo(1);
        assertThat(office.part(Inputs.class).counts().difference()).isZero();
        byPlace.values().forEach(this::isNotAnsweredIfAutomatic);
    }

    private void isNotAnsweredIfAutomatic(Input input) {
        boolean answered = office.database()
                .sql("select exists (select from outgoing_mail where identity = ?)")
                .param("answer/" + input.sha256())
                .query(Boolean.class)
                .single();
        String head;
        try {
            byte[] bytes = office.part(Inputs.class).open(input.id()).readAllBytes();
            head = new String(bytes, StandardCharsets.ISO_8859_1).split("\\r?\\n\\r?\\n", 2)[0];
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        if (answered) {
            assertThat(head).doesNotContainPattern(AUTOMATIC);
        }
    }

    @Test
    void afterTheServerNumberedItsMailsAnewNothingIsLostNorCountedTwice() throws Exception {
        try (PlainImapServer server = new PlainImapServer()) {
            server.inbox().put(3L, mail(3));
            Mailbox cut = new Mailbox(imap(server.port(), "any"), office.part(Reception.class));
            office.part(Reception.class).receive(cut.arrival(cut.waiting().get(0)));
            cut.hangUp();
            office.untilRead(inputs + 1);
            server.validity = 8;
            server.inbox().put(4L, mail(4));

            try (Office next = office.second(settings(server))) {
                until("all are moved", () -> server.inbox().isEmpty());
                office.untilRead(inputs + 3);
                untilAnswered();
            }
        }
        assertThat(taken()).extracting(Input::place).doesNotHaveDuplicates();
        assertThat(taken()).extracting(Input::accepted).containsExactlyInAnyOrder(1L, 0L, 1L);
        assertThat(taken()).extracting(Input::duplicate).containsExactlyInAnyOrder(0L, 1L, 0L);
        assertThat(post.count(PostOffice.KASIE, "INBOX")).isEqualTo(2);
    }

    /** The mailbox of that server, and the post office to answer by. */
    private Map<String, Object> settings(PlainImapServer server) {
        Map<String, Object> settings = post.settings();
        settings.put("patuh.mail.imap.port", server.port());
        settings.put("patuh.mail.imap.user", "any");
        return settings;
    }

    private MailSettings.Imap imap() {
        return imap(post.imapPort(), PostOffice.INTAKE);
    }

    private MailSettings.Imap imap(int port, String user) {
        String password = String.valueOf(post.settings().get("patuh.mail.imap.password"));
        return new MailSettings.Imap("127.0.0.1", port, user, password, MailSettings.Tls.NONE, null, null, null, null);
    }
}
