package id.patuh.sop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder that cannot be read or written: which one, why in plain words and what to do about it. What the disk
 * says of itself is often no more than the file's name.
 */
public final class FileFault extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    private final transient Text text;

    private FileFault(String indonesian, String english, Object file, IOException cause) {
        this(of(indonesian, english, file, cause), cause);
    }

    private FileFault(Text text, IOException cause) {
        super(text.en(), cause);
        this.text = text;
    }

    public static FileFault unreadable(Object file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return new FileFault(
                    new Text(file + " tidak ada; periksa namanya", file + " is not there; check the name"), cause);
        }
        return new FileFault("tidak dapat dibaca", "cannot be read", file, cause);
    }

    public static FileFault unwritable(Object file, IOException cause) {
        return new FileFault("tidak dapat ditulis", "cannot be written", file, cause);
    }

    /** A folder for output. */
    public static FileFault unwritableFolder(Object folder, IOException cause) {
        Text text = of("tidak dapat ditulis", "cannot be written", folder, cause);
        return new FileFault(new Text("folder keluaran " + text.id(), "the output folder " + text.en()), cause);
    }

    /** The fault behind an exception that passed others on its way; null where no disk is to blame. */
    public static @Nullable FileFault behind(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileFault fault) {
                return fault;
            }
            if (cause instanceof FileSystemException fault) {
                return new FileFault("tidak dapat dipakai", "cannot be used", String.valueOf(fault.getFile()), fault);
            }
            if (cause instanceof IOException fault && isFull(said(fault))) {
                return new FileFault("keluaran tidak dapat ditulis", "the output cannot be written", "", fault);
            }
        }
        return null;
    }

    /** File, cause and remedy, in both languages. */
    public Text text() {
        return text;
    }

    private static Text of(String indonesian, String english, Object file, IOException cause) {
        String name = file.toString();
        Text why = why(cause);
        String other = cause instanceof FileSystemException fault ? fault.getFile() : null;
        String place = other == null || other.equals(name) ? "" : other + ": ";
        String thing = name.isEmpty() ? "" : name + " ";
        return new Text(thing + indonesian + ": " + place + why.id(), thing + english + ": " + place + why.en());
    }

    private static Text why(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return new Text(
                    "tidak ada izin; mintalah hak aksesnya, atau sebutkan yang lain",
                    "that is not permitted; ask for the right to it, or name another");
        }
        if (cause instanceof NoSuchFileException) {
            return new Text("tempat itu tidak ada; sebutkan yang lain", "there is no such place; name another");
        }
        if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
            return aFile();
        }
        if (cause instanceof DirectoryNotEmptyException) {
            return aFolder();
        }
        return why(said(cause));
    }

    private static Text why(String said) {
        String known = said.toLowerCase(Locale.ROOT);
        if (known.contains("not a directory")) {
            return aFile();
        }
        if (known.contains("is a directory")) {
            return aFolder();
        }
        if (isFull(known)) {
            return new Text(
                    "tidak ada ruang lagi pada disk; kosongkan sebagian, atau tulis ke disk lain",
                    "no space is left on the disk; free some, or write to another disk");
        }
        if (known.contains("read-only file system")) {
            return new Text(
                    "disk itu hanya dapat dibaca; sebutkan folder lain", "the disk is read-only; name another folder");
        }
        if (known.contains("file name too long")) {
            return new Text(
                    "namanya terlalu panjang; sebutkan yang lebih pendek", "the name is too long; name a shorter one");
        }
        return new Text(said + "; periksa disknya", said + "; check the disk");
    }

    private static Text aFile() {
        return new Text(
                "itu berkas, bukan folder; sebutkan folder lain", "it is a file, not a folder; name another folder");
    }

    private static Text aFolder() {
        return new Text(
                "itu folder, bukan berkas; pindahkan folder itu", "it is a folder, not a file; move it elsewhere");
    }

    private static boolean isFull(String said) {
        String known = said.toLowerCase(Locale.ROOT);
        return known.contains("no space left")
                || known.contains("quota exceeded")
                || known.contains("not enough space");
    }

    private static String said(IOException cause) {
        String reason = cause instanceof FileSystemException fault ? fault.getReason() : cause.getMessage();
        return reason == null || reason.isBlank() ? cause.getClass().getSimpleName() : reason;
    }
}
