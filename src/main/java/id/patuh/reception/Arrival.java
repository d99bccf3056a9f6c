package id.patuh.reception;

import org.jspecify.annotations.Nullable;

/**
 * Something that came in, as its way in knows it.
 *
 * @param place where in its source it was, so that the same thing met again after a crash is known again:
 *     account/folder/uidvalidity/uid of a mail, with the part's number for an attachment; the name of a dropped file; null:
 *     it comes once only
 * @param parent the number of the mail that an attachment came with; null: it came by itself
 * @param name as the sender gave it, for messages and for telling its kind; null: it has none
 * @param mediaType as the sender gave it; null: unknown
 * @param sender the address of a mail, the name of an API token; null: nobody says
 * @param sop the SOP of events that name none; null: the only one there is
 * @param mapping the number of the mapping that its table is read with; null: its headings say what the columns mean
 * @param mends the input whose rejected rows it brings again; null: it brings something new
 */
public record Arrival(
        Source source,
        @Nullable String place,
        @Nullable Long parent,
        @Nullable String name,
        @Nullable String mediaType,
        @Nullable String sender,
        @Nullable String sop,
        Content content,
        @Nullable Long mapping,
        @Nullable Long mends) {

    /** Something new whose headings say what its columns mean. */
    public Arrival(
            Source source,
            @Nullable String place,
            @Nullable Long parent,
            @Nullable String name,
            @Nullable String mediaType,
            @Nullable String sender,
            @Nullable String sop,
            Content content) {
        this(source, place, parent, name, mediaType, sender, sop, content, null, null);
    }
}
