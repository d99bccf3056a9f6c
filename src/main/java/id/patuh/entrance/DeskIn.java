package id.patuh.entrance;

import id.patuh.intake.Rejected;
import id.patuh.intake.Rejects;
import id.patuh.reception.Arrival;
import id.patuh.reception.Content;
import id.patuh.reception.Input;
import id.patuh.reception.Inputs;
import id.patuh.reception.Received;
import id.patuh.reception.RejectedRows;
import id.patuh.reception.Source;
import id.patuh.sop.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How files come in that people drop at the desk, and how they bring rejected rows again once they have mended them. All
 * of it goes through the seam of REST. The same bytes by the same person under the same name, SOP and mapping are known
 * again. Errors are those of the reception. Safe for use by several threads.
 */
public final class DeskIn {

    private final RestIn rest;
    private final Inputs inputs;
    private final RejectedRows rows;

    DeskIn(RestIn rest, Inputs inputs, RejectedRows rows) {
        this.rest = rest;
        this.inputs = inputs;
        this.rows = rows;
    }

    /**
     * A file.
     *
     * @param name without folders
     * @param sop the SOP of events that name none; null: the only one
     * @param mapping what the columns of a table mean; null: what its headings say; of no effect on files that are no
     *     tables
     */
    public record Dropped(
            String name,
            @Nullable String mediaType,
            @Nullable String sop,
            @Nullable Long mapping) {

        public Dropped {
            mapping = isTable(name) ? mapping : null;
        }

        /** Whether a file of that name may be a table, whose columns may have to be explained; JSON may be an object-centric log. */
        public static boolean isTable(String name) {
            return !name.toLowerCase(java.util.Locale.ROOT).matches("(?s).*\\.(ndjson|jsonl|xes)(\\.gz)?");
        }

        private String place(String login) {
            return "file/" + login + "/" + (sop == null ? "" : sop) + "/" + (mapping == null ? "" : mapping) + "/"
                    + name;
        }
    }

    /** Takes a file in; it is read in the background. */
    public Received take(String login, Dropped file, InputStream bytes) throws IOException {
        return rest.receive(arrival(login, file, Content.of(bytes), null));
    }

    /** Takes an input's bytes in once more, to be read with a mapping. */
    public Received again(String login, Input input, @Nullable String sop, long mapping) throws IOException {
        Dropped file = new Dropped(input.shownName(), input.mediaType(), sop, mapping);
        try (InputStream bytes = inputs.open(input.id())) {
            return rest.receive(arrival(login, file, Content.of(bytes), input.id()));
        }
    }

    private static Arrival arrival(String login, Dropped file, Content content, @Nullable Long mends) {
        return new Arrival(
                Source.DESK,
                file.place(login),
                null,
                file.name(),
                file.mediaType(),
                login,
                file.sop(),
                content,
                file.mapping(),
                mends);
    }

    /**
     * Brings rejected rows of an input again.
     *
     * @param cells by row, those that stand under the row's heading now
     * @return null: none of the rows is the input's, or all of them were brought again before
     */
    public @Nullable Received mend(String login, Input input, Map<Long, List<String>> cells) throws IOException {
        Rejects mended = new Rejects();
        List<Long> ids = new ArrayList<>();
        for (RejectedRows.Numbered row : rows.find(input.id(), input.shownName(), List.copyOf(cells.keySet()))) {
            if (row.mended() == null && !row.row().heading().isEmpty()) {
                mended.add(
                        with(row.row(), cells.getOrDefault(row.id(), row.row().cells())));
                ids.add(row.id());
            }
        }
        if (ids.isEmpty()) {
            return null;
        }
        StringWriter csv = new StringWriter();
        mended.write(csv, Language.ID);
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        Received received = rest.receive(new Arrival(
                Source.DESK,
                "mend/" + login + "/" + input.id() + "/" + ids.get(0),
                null,
                name(input.shownName()),
                "text/csv",
                login,
                input.sop(),
                Content.of(bytes),
                input.mapping(),
                input.id()));
        rows.mended(ids, received.input().id());
        return received;
    }

    private static Rejected with(Rejected row, List<String> cells) {
        return new Rejected(
                row.file(),
                row.line(),
                row.column(),
                row.columnName(),
                row.value(),
                row.reason(),
                row.heading(),
                cells);
    }

    /** {@code kasus.mended.csv} for {@code kasus.csv}, {@code kasus.xes.gz} and {@code kasus.mended.csv}. */
    static String name(String file) {
        int dot = file.indexOf('.', 1);
        return (dot < 0 ? file : file.substring(0, dot)) + ".mended.csv";
    }
}
