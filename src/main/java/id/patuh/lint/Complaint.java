package id.patuh.lint;

/**
 * One thing wrong with a rules file: where it is and what to do about it.
 *
 * @param file the file's name as the user gave it
 * @param line counted from 1; 0 where the whole file is meant
 * @param column counted from 1; 0 where the whole line is meant
 * @param id what is wrong, with the value, and the remedy, in Indonesian
 * @param en the same in English
 */
public record Complaint(String file, int line, int column, String id, String en) {

    /** What is wrong, without its place, in the language of logs, English. */
    public String message() {
        return en;
    }

    /** With its place, for readers of Indonesian. */
    public String inIndonesian() {
        return place() + id;
    }

    /** With its place, for readers of English. */
    public String inEnglish() {
        return place() + en;
    }

    private String place() {
        return line == 0 ? file + ": " : file + ":" + line + ":" + column + ": ";
    }

    @Override
    public String toString() {
        return inEnglish();
    }
}
