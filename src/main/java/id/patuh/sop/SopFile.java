package id.patuh.sop;

import id.patuh.lint.Node;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself, also where the rest is at fault.
 *
 * @param file the file's name as the user gave it
 * @param id null where it cannot be read
 * @param version null where it cannot be read
 * @param effectiveFrom the date's place; null where it cannot be read
 * @param date null where it cannot be read
 * @param sop null where the file is at fault
 */
record SopFile(
        String file,
        Node.@Nullable Scalar id,
        Node.@Nullable Scalar version,
        Node.@Nullable Scalar effectiveFrom,
        @Nullable LocalDate date,
        @Nullable Sop sop) {}
