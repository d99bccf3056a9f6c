package id.patuh.reception;

import id.patuh.sop.Sops;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The procedures in force, by which events are read: whoever looks after the rules folder sets them before anything is
 * read.
 */
@Component
public final class CurrentSops {

    private final AtomicReference<@Nullable Sops> sops;

    @Autowired
    CurrentSops() {
        this.sops = new AtomicReference<>();
    }

    public CurrentSops(Sops sops) {
        this.sops = new AtomicReference<>(sops);
    }

    /** Errors: none were set yet. */
    public Sops get() {
        Sops current = sops.get();
        if (current == null) {
            throw new IllegalStateException("the rules are not in force yet");
        }
        return current;
    }

    /** Whoever reads from now on reads by these. */
    public void set(Sops next) {
        sops.set(next);
    }
}
