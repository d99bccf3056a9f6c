package id.patuh.mail;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.patuh.entrance.Office;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A mail server on loopback, spoken to by IMAP and SMTP only. */
public final class PostOffice implements AutoCloseable {

    public static final String INTAKE = "patuh@kominfo.example";
    public static final String KASIE = "kasie-egov@kominfo.example";
    private static final String PASSWORD = "secret";

    private final GreenMail server;

    public PostOffice() {
        ServerSetup imap = new ServerSetup(0, "127.0.0.1", "imap");
        ServerSetup smtp = new ServerSetup(0, "127.0.0.1", "smtp");
        imap.setServerStartupTimeout(20_000);
        smtp.setServerStartupTimeout(20_000);
        server = new GreenMail(new ServerSetup[] {imap, smtp});
        server.start();
        server.setUser(INTAKE, INTAKE, PASSWORD);
        server.setUser(KASIE, KASIE, PASSWORD);
    }

    /** Another mailbox. */
    void add(String address) {
        server.setUser(address, address, PASSWORD);
    }

    int imapPort() {
        return server.getImap().getPort();
    }

    int smtpPort() {
        return server.getSmtp().getPort();
    }

    /** Settings of a service whose mailbox this is. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "patuh.mail.imap.host",
                "127.0.0.1",
                "patuh.mail.imap.port",
                imapPort(),
                "patuh.mail.imap.user",
                INTAKE,
                "patuh.mail.imap.password",
                PASSWORD,
                "patuh.mail.imap.tls",
                "none",
                "patuh.mail.imap.poll",
                "200ms",
                "patuh.mail.smtp.host",
                "127.0.0.1",
                "patuh.mail.smtp.port",
                smtpPort(),
                "patuh.mail.smtp.tls",
                "none",
                "patuh.mail.smtp.from",
                INTAKE));
        return settings;
    }

    private Session session() {
        Properties properties = new Properties();
        properties.put("mail.smtp.from", KASIE);
        return Session.getInstance(properties);
    }

    /** By SMTP, as a mail program does. */
    void send(byte[] message) {
        try (Transport transport = session().getTransport("smtp")) {
            transport.connect("127.0.0.1", smtpPort(), null, null);
            MimeMessage parsed = new MimeMessage(session(), new ByteArrayInputStream(message));
            transport.sendMessage(parsed, InternetAddress.parse(INTAKE));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** By IMAP, byte for byte. */
    public void append(byte[]... messages) {
        inFolder(INTAKE, "INBOX", folder -> {
            for (byte[] message : messages) {
                folder.appendMessages(new Message[] {new Raw(session(), message)});
            }
            return null;
        });
    }

    /** Somebody opens all mails of the mailbox. */
    void readAll() {
        inFolder(INTAKE, "INBOX", folder -> {
            folder.setFlags(folder.getMessages(), new Flags(Flags.Flag.SEEN), true);
            return null;
        });
    }

    public int count(String address, String name) {
        return stored(address, name).size();
    }

    /** The mails of a folder, oldest first. */
    List<MimeMessage> mails(String address, String name) {
        return stored(address, name).stream().map(StoredMessage::getMimeMessage).toList();
    }

    /** What the server holds. */
    private List<StoredMessage> stored(String address, String name) {
        try {
            var host = server.getManagers().getImapHostManager();
            MailFolder folder = host.getFolder(server.getUserManager().getUser(address), name);
            return folder == null ? List.of() : List.copyOf(folder.getMessages());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    interface Question<T> {
        T ask(Folder folder) throws MessagingException, IOException;
    }

    private <T> T inFolder(String address, String name, Question<T> question) {
        try (Store store = session().getStore("imap")) {
            store.connect("127.0.0.1", imapPort(), address, PASSWORD);
            Folder folder = store.getFolder(name);
            if (!folder.exists()) {
                folder.create(Folder.HOLDS_MESSAGES);
            }
            folder.open(Folder.READ_WRITE);
            T answer = question.ask(folder);
            folder.close(false);
            return answer;
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A message that is handed on as it is. */
    private static final class Raw extends MimeMessage {
        private final byte[] bytes;

        Raw(Session session, byte[] bytes) throws MessagingException {
            super(session);
            this.bytes = bytes;
        }

        @Override
        public void writeTo(java.io.OutputStream out, String[] ignored) throws IOException {
            out.write(bytes);
        }

        @Override
        public void writeTo(java.io.OutputStream out) throws IOException {
            out.write(bytes);
        }

        @Override
        public int getSize() {
            return bytes.length;
        }
    }

    /** The text of a mail, or of its first part. */
    static String text(MimeMessage mail) {
        try {
            Object content = mail.getContent();
            return content instanceof jakarta.mail.Multipart parts
                    ? parts.getBodyPart(0).getContent().toString()
                    : content.toString();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What is attached to a mail. */
    static String attached(MimeMessage mail) {
        try {
            jakarta.mail.Multipart parts = (jakarta.mail.Multipart) mail.getContent();
            return new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, ",");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until all mails are in the folder of processed ones. */
    void untilProcessed(int mails) {
        Office.until(mails + " mails are processed", () -> count(INTAKE, "Processed") == mails);
    }

    @Override
    public void close() {
        server.stop();
    }
}
