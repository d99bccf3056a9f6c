package id.patuh.sop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who carries steps out.
 *
 * @param id as the SOP spells it
 * @param title what people call it; the id where the file gives none
 * @param aliases other names logs use
 * @param email empty where the file gives none
 * @param escalatesTo the id of the role above, null at the top
 */
public record Role(
        String id,
        Text title,
        List<String> aliases,
        String email,
        @Nullable String escalatesTo) {

    public Role {
        aliases = List.copyOf(aliases);
    }
}
