package id.patuh.verify;

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
