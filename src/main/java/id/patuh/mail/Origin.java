package id.patuh.mail;

/** Who wrote a mail, as far as its headers tell. Source: RFC 3834; RELIABILITY.md 14. */
enum Origin {
    /** A person: read, and answered. */
    PERSON,
    /** A program, a mailing list or bulk mail: read, never answered. */
    PROGRAM,
    /** An automatic reply or a delivery report: neither read nor answered. */
    AUTOMATIC_REPLY,
    /** This service: neither read nor answered. */
    OURSELVES;

    boolean isRead() {
        return this == PERSON || this == PROGRAM;
    }

    boolean isAnswered() {
        return this == PERSON;
    }
}
