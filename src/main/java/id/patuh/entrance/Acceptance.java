package id.patuh.entrance;

import id.patuh.reception.Arrival;
import id.patuh.reception.Post;
import id.patuh.reception.Reception;
import java.io.IOException;

/** The last step of all ways in. When it returns, what came in is durable and on the books. */
public final class Acceptance {

    private final Reception reception;

    Acceptance(Reception reception) {
        this.reception = reception;
    }

    /**
     * Takes in an {@link Arrival} (a file, a mail, an upload), which is read later, or a {@link Post}, which is read at once.
     *
     * @return a {@link id.patuh.reception.Received}, or a {@link id.patuh.reception.Posted}
     */
    public Object accept(Object offered) throws IOException {
        if (offered instanceof Arrival arrival) {
            return reception.receive(arrival);
        }
        if (offered instanceof Post post) {
            return reception.post(post);
        }
        throw new IllegalArgumentException("no way in offers a " + offered.getClass());
    }
}
