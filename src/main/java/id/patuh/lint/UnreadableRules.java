package id.patuh.lint;

import java.util.List;
import java.util.stream.Collectors;

/** A rules folder that cannot be used; nothing of it is. Every complaint names file, line, column and remedy. */
public class UnreadableRules extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Complaint> complaints;

    public UnreadableRules(List<Complaint> complaints) {
        super(complaints.stream().map(Complaint::toString).collect(Collectors.joining("\n")));
        this.complaints = List.copyOf(complaints);
    }

    /** Never empty; in the order of files and lines. */
    public List<Complaint> complaints() {
        return complaints;
    }
}
