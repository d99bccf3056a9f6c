package id.patuh.intake;

import id.patuh.sop.Text;
import java.io.IOException;

/** The bytes of a file end or break before they should, or become too many. What came before is good. */
final class Damaged extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Text reason;

    Damaged(Text reason) {
        super(reason.en());
        this.reason = reason;
    }

    Text reason() {
        return reason;
    }
}
