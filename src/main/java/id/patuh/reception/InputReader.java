package id.patuh.reception;

import java.io.IOException;

/**
 * Reads inputs of a kind. Readers are beans; of several that would read an input the first by {@code @Order} does. Each
 * must be safe for use by several threads, one input each.
 */
public interface InputReader {

    /** Whether this is the one for that input. */
    boolean reads(Input input);

    /**
     * Reads an input from its beginning to its end and hands over its rows with {@link Reading#commit}. After a kill it is
     * called again and hands over everything again; rows that were committed before are known again and count once. What
     * cannot be read at all is {@link Reading#reject}ed. Exceptions that {@code commit} throws are to be let through.
     *
     * @throws IOException where the disk fails; the input is read again later
     */
    void read(Input input, Reading reading) throws IOException;
}
