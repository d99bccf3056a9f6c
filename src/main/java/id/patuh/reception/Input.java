package id.patuh.reception;

import id.patuh.sop.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that came in, as the database knows it; see {@link Arrival} for what the sender said.
 *
 * @param id its number
 * @param sha256 of its bytes, lower-case hexadecimal
 * @param size bytes
 * @param reason why nothing, or nothing more, was taken; null: nothing is wrong as a whole
 * @param rowsRead rows, elements or messages dealt with so far = accepted + duplicate + rejected
 * @param rowsTotal how many there are; null: not known yet
 * @param bytesRead how far in its bytes reading has come
 * @param started when reading began; null: it has not
 * @param finished when it came to its final state; null: it has not
 * @param mapping the mapping that its table is read with; null: none
 * @param mends the input whose rejected rows it brings again; null: none
 */
public record Input(
        long id,
        Source source,
        @Nullable String place,
        @Nullable Long parent,
        @Nullable String name,
        @Nullable String mediaType,
        @Nullable String sender,
        @Nullable String sop,
        String sha256,
        long size,
        Instant received,
        InputState state,
        @Nullable Text reason,
        long rowsRead,
        @Nullable Long rowsTotal,
        long bytesRead,
        long accepted,
        long duplicate,
        long rejected,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable Long mapping,
        @Nullable Long mends) {

    /** Its name, or {@code rest 17} where it has none. */
    public String shownName() {
        return name != null ? name : source.word() + " " + id;
    }
}
