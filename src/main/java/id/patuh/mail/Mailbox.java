package id.patuh.mail;

import id.patuh.reception.Arrival;
import id.patuh.reception.Content;
import id.patuh.reception.Reception;
import id.patuh.reception.Source;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The intake mailbox. Whatever lies in its folder has not been dealt with, seen by somebody or not: each mail is taken in,
 * and only then moved to the folder of processed mails. A mail is known by account, folder, UIDVALIDITY and UID, so that
 * one that was taken in and, for a crash, not moved is known again. Of use to one route at a time. Source: RELIABILITY.md
 * 1, 4.
 */
public final class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    /** The folder that mails are moved to that are larger than is taken in. */
    static final String TOO_LARGE = "Rejected";

    private static final int MOVED_AT_ONCE = 50;
    private static final int MOST_REMEMBERED = 10_000;

    private final MailSettings.@Nullable Imap settings;
    private final Reception reception;
    private final Set<String> stuck = new LinkedHashSet<>();
    private final List<Waiting> processed = new ArrayList<>();
    private @Nullable ImapFolder folder;

    /** @param settings null: there is no mailbox */
    Mailbox(MailSettings.@Nullable Imap settings, Reception reception) {
        this.settings = settings;
        this.reception = reception;
    }

    /**
     * A mail in the folder.
     *
     * @param size bytes, as the server says
     * @param place account/folder/uidvalidity/uid
     */
    public record Waiting(long uid, long size, String place) {}

    /**
     * The mails that wait in the folder, oldest first. Connects, where that is not so already.
     *
     * @throws MessagingException where the server cannot be reached or refuses; to be tried again later
     */
    public synchronized List<Waiting> waiting() throws MessagingException {
        MailSettings.Imap imap = settings;
        if (imap == null) {
            return List.of();
        }
        try {
            ImapFolder open = open(imap);
            String prefix = imap.user() + "@" + imap.host() + "/" + imap.folder() + "/" + open.validity() + "/";
            return open.list().stream()
                    .map(mail -> new Waiting(mail.uid(), mail.size(), prefix + mail.uid()))
                    .filter(mail -> !stuck.contains(mail.place()))
                    .toList();
        } catch (MessagingException | RuntimeException e) {
            hangUp();
            throw e;
        }
    }

    private ImapFolder open(MailSettings.Imap imap) throws MessagingException {
        ImapFolder known = folder;
        if (known == null || !known.isOpen()) {
            hangUp();
            known = ImapFolder.open(imap);
            folder = known;
        }
        return known;
    }

    /** The mail as the reception takes it; it stays unseen. Of one that is too large only the head is fetched. */
    public synchronized Arrival arrival(Waiting mail) throws MessagingException {
        reception.checkCapacity();
        ImapFolder open = folder;
        if (open == null) {
            throw new MessagingException("the connection to the mailbox is gone");
        }
        boolean whole = !isTooLarge(mail);
        byte[] bytes = whole ? open.bytes(mail.uid()) : open.head(mail.uid());
        return new Arrival(
                Source.MAIL,
                mail.place(),
                null,
                "mail-" + mail.uid() + ".eml",
                whole ? "message/rfc822" : HeadOnly.type(mail.size()),
                ReadMail.head(bytes, null).from(),
                null,
                Content.of(bytes));
    }

    private boolean isTooLarge(Waiting mail) {
        return mail.size() > Math.min(MimeParser.MOST_BYTES, reception.largestMessage());
    }

    /** A mail has been taken in; it is moved, together with others, to the folder of processed ones. */
    public synchronized void processed(@ExchangeProperty("mail") Waiting mail) {
        if (isTooLarge(mail)) {
            tooLarge(mail);
            return;
        }
        processed.add(mail);
        if (processed.size() >= MOVED_AT_ONCE) {
            moveProcessed();
        }
    }

    /** Moves what has been taken in and not been moved yet; what cannot be moved is left and passed over. */
    public synchronized void moveProcessed() {
        List<Waiting> mails = List.copyOf(processed);
        processed.clear();
        if (settings == null || mails.isEmpty()) {
            return;
        }
        String target = Objects.requireNonNull(settings.processed());
        if (mails.size() == 1 || !moved(mails, target, false)) {
            mails.forEach(mail -> moved(List.of(mail), target, true));
        }
    }

    /** Moves a mail that is larger than is taken in to the folder {@code Rejected}: there its bytes are kept. */
    public synchronized void tooLarge(@ExchangeProperty("mail") Waiting mail) {
        LOG.warn("mail {} is larger than is taken in and stays in the folder {}", mail.place(), TOO_LARGE);
        moved(List.of(mail), TOO_LARGE, true);
    }

    /** @param last whether nobody tries again; then mails that cannot be moved are passed over from now on */
    private boolean moved(List<Waiting> mails, String target, boolean last) {
        ImapFolder open = folder;
        try {
            if (open != null && open.isOpen()) {
                open.move(mails.stream().map(Waiting::uid).toList(), target);
            }
            return true;
        } catch (MessagingException e) {
            if (last) {
                mails.forEach(mail -> pass(mail, target, e));
            }
            return false;
        }
    }

    private void pass(Waiting mail, String target, MessagingException e) {
        ImapFolder open = folder;
        if (open == null || !open.isOpen()) {
            return;
        }
        LOG.warn("mail {} is dealt with, but cannot be moved to {}: {}", mail.place(), target, e.getMessage());
        if (stuck.size() > MOST_REMEMBERED) {
            stuck.clear();
        }
        stuck.add(mail.place());
    }

    /** Ends the connection, if there is one. */
    public synchronized void hangUp() {
        ImapFolder open = folder;
        folder = null;
        processed.clear();
        if (open != null) {
            open.close();
        }
    }
}
