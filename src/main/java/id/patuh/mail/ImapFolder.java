package id.patuh.mail;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open folder of an IMAP server. Mails are named by their UIDs in every command: message numbers shift when another
 * program moves mails meanwhile. For use by one thread. Source: RFC 3501, RFC 6851 (MOVE), RFC 4315 (UIDPLUS).
 */
final class ImapFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImapFolder.class);
    private static final String TIMEOUT_MS = "30000";

    private final Store store;
    private final IMAPFolder folder;
    private final Set<String> made = new HashSet<>();

    private ImapFolder(Store store, IMAPFolder folder) {
        this.store = store;
        this.folder = folder;
    }

    /**
     * A mail in the folder.
     *
     * @param size bytes, as the server says
     */
    record Listed(long uid, long size) {}

    static ImapFolder open(MailSettings.Imap imap) throws MessagingException {
        Store store = session(imap).getStore();
        store.connect(imap.host(), Objects.requireNonNull(imap.port()), imap.user(), imap.password());
        IMAPFolder folder = (IMAPFolder) store.getFolder(imap.folder());
        folder.open(Folder.READ_WRITE);
        return new ImapFolder(store, folder);
    }

    private static Session session(MailSettings.Imap imap) {
        String protocol = imap.tls() == MailSettings.Tls.SSL ? "imaps" : "imap";
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.put("mail.store.protocol", protocol);
        properties.put(prefix + "connectiontimeout", TIMEOUT_MS);
        properties.put(prefix + "timeout", TIMEOUT_MS);
        properties.put(prefix + "writetimeout", TIMEOUT_MS);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        if (imap.trust() != null) {
            properties.put(
                    prefix + "ssl.socketFactory", TrustedCertificates.sockets(imap.trust(), "patuh.mail.imap.trust"));
        }
        properties.put(prefix + "starttls.enable", String.valueOf(imap.tls() == MailSettings.Tls.STARTTLS));
        properties.put(prefix + "starttls.required", String.valueOf(imap.tls() == MailSettings.Tls.STARTTLS));
        return Session.getInstance(properties);
    }

    boolean isOpen() {
        return folder.isOpen() && store.isConnected();
    }

    long validity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** Everything in the folder, in the order of the UIDs. */
    List<Listed> list() throws MessagingException {
        if (folder.getMessageCount() == 0) {
            return List.of();
        }
        List<Listed> found = new ArrayList<>();
        for (FetchResponse mail : fetch("UID FETCH 1:* (UID RFC822.SIZE)")) {
            UID uid = mail.getItem(UID.class);
            RFC822SIZE size = mail.getItem(RFC822SIZE.class);
            if (uid != null) {
                found.add(new Listed(uid.uid, size == null ? 0 : size.size));
            }
        }
        found.sort(java.util.Comparator.comparingLong(Listed::uid));
        return found;
    }

    /** The bytes of a mail, which stays unseen. Errors: it is not there any more. */
    byte[] bytes(long uid) throws MessagingException {
        return fetched(uid, "BODY.PEEK[]");
    }

    /** The header fields of a mail, 64 KB of them at most. Errors: it is not there any more. */
    byte[] head(long uid) throws MessagingException {
        return fetched(uid, "BODY.PEEK[HEADER]<0." + MimeParser.MOST_HEADER_BYTES + ">");
    }

    private byte[] fetched(long uid, String section) throws MessagingException {
        for (FetchResponse mail : fetch("UID FETCH " + uid + " (UID " + section + ")")) {
            UID answered = mail.getItem(UID.class);
            BODY body = mail.getItem(BODY.class);
            if (body != null && (answered == null || answered.uid == uid)) {
                InputStream bytes = body.getByteArrayInputStream();
                return bytes == null ? new byte[0] : readAll(bytes);
            }
        }
        throw new MessagingException("mail " + uid + " is not in the folder any more");
    }

    private static byte[] readAll(InputStream bytes) throws MessagingException {
        try (bytes) {
            return bytes.readAllBytes();
        } catch (java.io.IOException e) {
            throw new MessagingException("the mail cannot be fetched", e);
        }
    }

    /** Moves mails to another folder, which is made where it is missing. */
    void move(List<Long> uids, String target) throws MessagingException {
        Folder to = store.getFolder(target);
        if (made.add(target) && !to.exists()) {
            to.create(Folder.HOLDS_MESSAGES);
        }
        String set = uids.stream().map(String::valueOf).collect(Collectors.joining(","));
        Argument where = new Argument();
        where.writeString(BASE64MailboxEncoder.encode(target));
        if (can("MOVE")) {
            command("UID MOVE " + set, where);
        } else {
            command("UID COPY " + set, where);
            command("UID STORE " + set + " +FLAGS.SILENT (\\Deleted)", null);
            command(can("UIDPLUS") ? "UID EXPUNGE " + set : "EXPUNGE", null);
        }
    }

    private boolean can(String capability) throws MessagingException {
        return ((IMAPStore) store).hasCapability(capability);
    }

    private List<FetchResponse> fetch(String command) throws MessagingException {
        List<FetchResponse> found = new ArrayList<>();
        for (Response response : command(command, null)) {
            if (response instanceof FetchResponse mail) {
                found.add(mail);
            }
        }
        return found;
    }

    private Response[] command(String command, @org.jspecify.annotations.Nullable Argument argument)
            throws MessagingException {
        return (Response[]) folder.doCommand(protocol -> ask(protocol, command, argument));
    }

    private static Response[] ask(
            IMAPProtocol protocol, String command, @org.jspecify.annotations.Nullable Argument argument)
            throws ProtocolException {
        Response[] responses = protocol.command(command, argument);
        protocol.notifyResponseHandlers(responses);
        protocol.handleResult(responses[responses.length - 1]);
        return responses;
    }

    @Override
    public void close() {
        try {
            store.close();
        } catch (MessagingException e) {
            LOG.debug("the mail server hung up first", e);
        }
    }
}
