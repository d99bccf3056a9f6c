package id.patuh.entrance;

import id.patuh.reception.Overloaded;
import id.patuh.reception.Reception;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ways in that poll do not while the reception takes nothing in. What waits there waits. Source: RELIABILITY.md 19. */
public final class Backpressure implements PollingConsumerPollStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(Backpressure.class);

    private final Reception reception;
    private final AtomicBoolean paused = new AtomicBoolean();

    Backpressure(Reception reception) {
        this.reception = reception;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        try {
            reception.checkCapacity();
            if (paused.getAndSet(false)) {
                LOG.info("mailbox and folder are looked at again");
            }
            return true;
        } catch (Overloaded e) {
            if (!paused.getAndSet(true)) {
                LOG.warn("mailbox and folder are not looked at for now: {}", e.getMessage());
            }
            return false;
        }
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polled) {
        // nothing was begun
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retries, Exception cause) {
        LOG.warn("{} could not be looked at: {}", endpoint.getEndpointKey(), cause.toString());
        return false;
    }
}
