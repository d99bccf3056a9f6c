package id.patuh.lint;

import java.util.ArrayList;
import java.util.List;

/**
 * What is found wrong while one file is read. Reading goes on after a complaint, so that all of them come out together.
 * Faults make the file unusable; doubts do not, as the file has a meaning all the same.
 */
public final class Complaints {

    private final String file;
    private final List<Complaint> faults = new ArrayList<>();
    private final List<Complaint> doubts = new ArrayList<>();

    /** @param file the file's name as the user gave it */
    public Complaints(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }

    /** A fault of the file as a whole, in Indonesian and in English. */
    public void fault(String id, String en) {
        fault(0, 0, id, en);
    }

    public void fault(Node where, String id, String en) {
        fault(where.line(), where.column(), id, en);
    }

    /**
     * A fault at a place.
     *
     * @param line from 1
     * @param column from 1
     */
    public void fault(int line, int column, String id, String en) {
        faults.add(new Complaint(file, line, column, id, en));
    }

    /** A fault of a file that this one names; line and column as in {@link Complaint}. */
    public void faultIn(String otherFile, int line, int column, String id, String en) {
        faults.add(new Complaint(otherFile, line, column, id, en));
    }

    public void doubt(Node where, String id, String en) {
        doubts.add(new Complaint(file, where.line(), where.column(), id, en));
    }

    public boolean hasFaults() {
        return !faults.isEmpty();
    }

    /** In the order of discovery. */
    public List<Complaint> faults() {
        return List.copyOf(faults);
    }

    /** In the order of discovery. */
    public List<Complaint> doubts() {
        return List.copyOf(doubts);
    }
}
