package id.patuh.sop;

/**
 * Words in both languages of the product. Where a file gives one text for both, {@code id} and {@code en} are equal.
 *
 * @param id Indonesian
 * @param en English
 */
public record Text(String id, String en) {

    public static final Text EMPTY = new Text("", "");

    public String in(Language language) {
        return language == Language.ID ? id : en;
    }
}
