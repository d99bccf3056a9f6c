package id.patuh.directory;

import id.patuh.lint.Complaint;
import java.util.List;
import java.util.stream.Collectors;

/** A directory that cannot be used; nothing of it is. Every complaint names file, line, value and remedy. */
public final class UnreadableDirectory extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Complaint> complaints;

    UnreadableDirectory(List<Complaint> complaints) {
        super(complaints.stream().map(Complaint::toString).collect(Collectors.joining("\n")));
        this.complaints = List.copyOf(complaints);
    }

    /** Never empty; in the order of files and lines. */
    public List<Complaint> complaints() {
        return complaints;
    }
}
