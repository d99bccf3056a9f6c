package id.patuh.scorecard;

/** Numbers the texts that sheets refer to; the same text of a kind always has the same number, 0 or more. */
public interface SheetNames {

    /** What a text names. */
    enum Kind {
        PERSON,
        /** A value of one of {@link Dimension#UNIT_ATTRIBUTES}. */
        UNIT,
        /** A check of an SOP's own. */
        CHECK
    }

    int number(Kind kind, String text);
}
