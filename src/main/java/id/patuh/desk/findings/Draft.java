package id.patuh.desk.findings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled into a form that could not be taken as it was; the page shows it again.
 *
 * @param form which of the page's forms; empty: none
 * @param values what was filled in, by name
 * @param field what is to be mended; empty: nothing in particular
 * @param why in the visitor's language; empty: nothing is wrong
 */
public record Draft(String form, Map<String, String> values, String field, String why) {

    /** Nothing was filled in. */
    static final Draft EMPTY = new Draft("", Map.of(), "", "");

    public Draft {
        values = Map.copyOf(values);
    }

    /** What was filled in there; empty where it was another form. */
    public String value(String form, String name) {
        return this.form.equals(form) ? values.getOrDefault(name, "") : "";
    }

    /** What is wrong with it; null: nothing. */
    public @Nullable String wrong(String form, String name) {
        return this.form.equals(form) && field.equals(name) ? why : null;
    }
}
