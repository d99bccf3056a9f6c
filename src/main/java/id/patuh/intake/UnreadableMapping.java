package id.patuh.intake;

import id.patuh.lint.Complaint;
import id.patuh.lint.UnreadableRules;
import java.util.List;

/** A mapping that cannot be used; nothing is read with it. Every complaint names file, line, column and remedy. */
public final class UnreadableMapping extends UnreadableRules {

    private static final long serialVersionUID = 1L;

    UnreadableMapping(List<Complaint> complaints) {
        super(complaints);
    }
}
