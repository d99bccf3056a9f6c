package id.patuh.entrance;

import id.patuh.intake.Rejected;
import id.patuh.intake.Rejects;
import id.patuh.reception.Input;
import id.patuh.reception.InputState;
import id.patuh.reception.Inputs;
import id.patuh.reception.RejectedRows;
import id.patuh.sop.Language;
import id.patuh.sop.Text;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives back what could not be read of dropped files: the rows as {@code NAME.rejected.csv} in {@code rejected}, ready to be
 * mended and dropped in again; a file of which nothing could be read moves there itself, with a note. Several services may
 * share the work.
 */
public final class GivenBack {

    private final DroppedFiles files;
    private final DropFolder folder;
    private final Inputs inputs;
    private final RejectedRows rejectedRows;
    private final TransactionTemplate transaction;

    GivenBack(
            DroppedFiles files,
            DropFolder folder,
            Inputs inputs,
            RejectedRows rejectedRows,
            TransactionTemplate transaction) {
        this.files = files;
        this.folder = folder;
        this.inputs = inputs;
        this.rejectedRows = rejectedRows;
        this.transaction = transaction;
    }

    /** Deals with all files that have been read. */
    public void write() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> writeOne()));
        }
    }

    private boolean writeOne() {
        Optional<DroppedFiles.Read> next = files.takeRead();
        if (next.isEmpty()) {
            return false;
        }
        try {
            Input input = inputs.find(next.get().input()).orElseThrow();
            giveBack(input, next.get().file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.remove(next.get().input());
        return true;
    }

    private void giveBack(Input input, String file) throws IOException {
        Rejects rejects = rejectedRows.of(input.id(), input.shownName());
        List<Rejected> ofTheWhole =
                rejects.all().stream().filter(row -> row.heading().isEmpty()).toList();
        if (input.state() == InputState.REJECTED || !ofTheWhole.isEmpty()) {
            boolean nothingTaken = input.accepted() + input.duplicate() == 0;
            folder.explain(file, nothingTaken, reason(input, ofTheWhole));
        }
        if (ofTheWhole.size() < rejects.count()) {
            StringWriter csv = new StringWriter();
            rejects.write(csv, Language.ID);
            folder.giveBack(name(input.shownName()), csv.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Text reason(Input input, List<Rejected> ofTheWhole) {
        Text whole = input.reason();
        if (whole != null || ofTheWhole.isEmpty()) {
            return whole != null ? whole : new Text("tidak ada yang dapat diterima", "nothing could be taken");
        }
        Rejected first = ofTheWhole.get(0);
        return new Text(first.message(Language.ID), first.message(Language.EN));
    }

    /** {@code kasus.rejected.csv} for {@code kasus.csv}, {@code kasus.xes.gz} and {@code kasus.rejected.csv}. */
    static String name(String file) {
        int dot = file.indexOf('.', 1);
        return (dot < 0 ? file : file.substring(0, dot)) + ".rejected.csv";
    }
}
