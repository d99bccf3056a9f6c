package id.patuh.reception;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/**
 * Tells that events were committed, to those in this process who want to act at once. Who misses it finds the cases due in
 * the database all the same.
 */
@Component
public final class EventSignal {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** @param listener called by the committing thread after each commit; it must return at once */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Events were committed. */
    public void committed() {
        listeners.forEach(Runnable::run);
    }
}
