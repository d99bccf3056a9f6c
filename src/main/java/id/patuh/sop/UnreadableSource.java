package id.patuh.sop;

import id.patuh.lint.Phrase;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** A rules folder or a file of it that cannot be read: why, and what to do. */
final class UnreadableSource extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Phrase why;

    UnreadableSource(String id, String en) {
        super(en);
        this.why = new Phrase(id, en);
    }

    /** Why reading failed. */
    static Phrase why(IOException failure) {
        if (failure instanceof UnreadableSource known) {
            return known.why;
        }
        if (failure instanceof NoSuchFileException) {
            return new Phrase("berkas itu tidak ada", "no such file");
        }
        if (failure instanceof AccessDeniedException) {
            return new Phrase("akses ditolak; izinkan program membacanya", "access denied; let the program read it");
        }
        return Phrase.same(failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage());
    }
}
