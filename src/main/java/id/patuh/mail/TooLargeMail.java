package id.patuh.mail;

/** A mail has more bytes than are read of one. It was not fetched. Source: RELIABILITY.md 13. */
public final class TooLargeMail extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLargeMail(long size) {
        super(MailReasons.tooLarge(size).en());
    }
}
