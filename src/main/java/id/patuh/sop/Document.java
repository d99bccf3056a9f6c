package id.patuh.sop;

import java.util.List;

/**
 * A document or thing that steps need or produce.
 *
 * @param index its place among the SOP's documents, from 0
 * @param name as the SOP first spells it (in {@code documents}, else at the first step that names it)
 * @param aliases other names logs use
 */
public record Document(int index, String name, List<String> aliases) {

    public Document {
        aliases = List.copyOf(aliases);
    }
}
