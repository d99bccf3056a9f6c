package id.patuh.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Date;

/** A mail as it goes over the wire; it remembers whether all of it has. Source: RFC 5322, RFC 3834. */
final class SentMessage extends MimeMessage {

    private final String messageId;
    private boolean written;

    private SentMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /** @param from the service's own address */
    static SentMessage of(OutgoingMails.Due due, String from, Session session) throws MessagingException {
        OutgoingMessage message = due.message();
        SentMessage sent = new SentMessage(session, due.messageId());
        sent.setFrom(new InternetAddress(from));
        sent.setRecipient(Message.RecipientType.TO, new InternetAddress(message.recipient(), true));
        sent.setSubject(message.subject(), "UTF-8");
        sent.setSentDate(Date.from(due.created()));
        sent.setHeader("Auto-Submitted", message.inReplyTo() == null ? "auto-generated" : "auto-replied");
        sent.setHeader("X-Auto-Response-Suppress", "All");
        sent.setHeader(OutgoingMessage.MARK, message.kind());
        if (message.inReplyTo() != null && !message.inReplyTo().isEmpty()) {
            sent.setHeader("In-Reply-To", message.inReplyTo());
            sent.setHeader("References", message.inReplyTo());
        }
        content(sent, message);
        sent.saveChanges();
        return sent;
    }

    private static void content(MimeMessage sent, OutgoingMessage message) throws MessagingException {
        OutgoingMessage.File file = message.file();
        if (file == null && message.html() == null) {
            sent.setText(message.body(), "UTF-8");
            return;
        }
        if (file == null) {
            sent.setContent(alternatives(message));
            return;
        }
        MimeBodyPart said = new MimeBodyPart();
        if (message.html() == null) {
            said.setText(message.body(), "UTF-8");
        } else {
            said.setContent(alternatives(message));
        }
        MimeBodyPart attached = new MimeBodyPart();
        attached.setDataHandler(
                new jakarta.activation.DataHandler(new ByteArrayDataSource(file.content(), mediaType(file.name()))));
        attached.setFileName(file.name());
        attached.setHeader("Content-Transfer-Encoding", "base64");
        sent.setContent(new MimeMultipart(said, attached));
    }

    private static String mediaType(String name) {
        return name.endsWith(".csv")
                ? "text/csv; charset=UTF-8"
                : name.endsWith(".json")
                        ? "application/json"
                        : name.endsWith(".pdf") ? "application/pdf" : "application/octet-stream";
    }

    /** Plain text and HTML to choose from. */
    private static MimeMultipart alternatives(OutgoingMessage message) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(message.body(), "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(message.html(), "UTF-8", "html");
        return new MimeMultipart("alternative", text, html);
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        super.writeTo(out, ignored);
        written = true;
    }

    /** Whether the server was given all of it, but for the final dot. */
    boolean isWritten() {
        return written;
    }
}
