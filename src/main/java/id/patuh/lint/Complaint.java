package id.patuh.lint;

/**
 * One thing wrong with a rules file: where it is and what to do about it.
 *
 * @param file the file's name as the user gave it
 * @param line counted from 1; 0 where the whole file is meant
 * @param column counted from 1; 0 where the whole line is meant
 * @param message what is wrong, with the value, and the remedy
 */
public record Complaint(String file, int line, int column, String message) {

    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
    }
}
