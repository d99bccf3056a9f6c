package id.patuh.verify;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Messages in Indonesian or in English. */
record Words(boolean english) {

    /** Indonesian, unless the language asked for is English. */
    static Words in(Locale language) {
        return new Words(language.getLanguage().equals("en"));
    }

    String of(String indonesian, String inEnglish) {
        return english ? inEnglish : indonesian;
    }

    /** Why a file cannot be read, in plain words: what the disk says of it is often no more than its name. */
    String unreadable(IOException e) {
        if (e instanceof NoSuchFileException) {
            return of("tidak ada berkas itu", "no such file");
        }
        String start = of("tidak dapat dibaca: ", "cannot be read: ");
        if (e instanceof AccessDeniedException) {
            return start
                    + of("tidak ada izin; mintalah hak aksesnya", "that is not permitted; ask for the right to it");
        }
        String said = e instanceof FileSystemException fault ? fault.getReason() : e.getMessage();
        return start + (said == null ? e.getClass().getSimpleName() : said);
    }

    /** On one line, without what a terminal could take for a command. */
    static String harmless(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(2_000).map(c -> isCommand(c) ? '?' : c).forEach(line::appendCodePoint);
        return line.toString();
    }

    /** Control characters, and those that turn the direction of writing. */
    private static boolean isCommand(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == '\u2028' || c == '\u2029';
    }
}
