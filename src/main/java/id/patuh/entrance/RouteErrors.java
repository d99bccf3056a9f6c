package id.patuh.entrance;

import id.patuh.reception.Overloaded;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where errors of the polling routes end: they are named in the log, without what came in. */
public final class RouteErrors {

    private static final Logger LOG = LoggerFactory.getLogger(RouteErrors.class);

    /** The error that ended a run of a route. What was to be taken in stays where it is and is met again. */
    public void note(Exchange exchange) {
        Throwable error = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (error instanceof Overloaded) {
            LOG.debug("{} waits: {}", exchange.getFromRouteId(), error.getMessage());
            return;
        }
        LOG.warn("{} will try again: {}", exchange.getFromRouteId(), String.valueOf(error));
        LOG.debug("what went wrong", error);
    }
}
