package id.patuh.lint;

/**
 * Words of a complaint, or a part of one, in both languages.
 *
 * @param id Indonesian
 * @param en English
 */
public record Phrase(String id, String en) {

    /** What is the same in both languages, such as a key of a file. */
    public static Phrase same(String text) {
        return new Phrase(text, text);
    }
}
