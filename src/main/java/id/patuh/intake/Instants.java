package id.patuh.intake;

import id.patuh.sop.Name;
import java.time.ZoneId;

/** Times as users write them outside of files, e.g. on the command line. */
public final class Instants {

    /** What comes out for a text that is no time. */
    public static final long NONE = Times.NONE;

    private Instants() {}

    /** Epoch milliseconds of a time written as in files; without an offset in that zone. {@link #NONE}: no time. */
    public static long at(String written, ZoneId zone) {
        return new Times(zone).at(Name.trimmed(written));
    }
}
