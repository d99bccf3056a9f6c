package id.patuh.directory;

import java.util.List;

/** Who is told for a role at an instant. */
public sealed interface Resolution {

    /** The id of the role that was asked for. */
    String role();

    /**
     * Somebody can be told.
     *
     * @param recipients never empty, each address once
     * @param shortcomings what stands in the way of a better answer, e.g. nobody stands in for an absent person
     */
    record Reached(String role, List<Recipient> recipients, List<Shortcoming> shortcomings) implements Resolution {

        public Reached {
            recipients = List.copyOf(recipients);
            shortcomings = List.copyOf(shortcomings);
        }
    }

    /** Nobody can be told; the problem is to be shown until it is mended. */
    record Unreachable(String role, Shortcoming shortcoming) implements Resolution {}
}
