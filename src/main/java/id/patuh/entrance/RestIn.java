package id.patuh.entrance;

import id.patuh.reception.Arrival;
import id.patuh.reception.Overloaded;
import id.patuh.reception.Post;
import id.patuh.reception.Posted;
import id.patuh.reception.Received;
import id.patuh.sop.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Producer;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/**
 * How REST offers what came in to the route {@code rest-in}. Errors are those of the reception. Safe for use by several
 * threads.
 */
public final class RestIn {

    private static final int RETRY_AFTER_SECONDS = 2;

    private final CamelContext camel;
    private volatile @Nullable Producer producer;

    RestIn(CamelContext camel) {
        this.camel = camel;
    }

    /** As {@link id.patuh.reception.Reception#post}. */
    public Posted post(Post post) {
        try {
            return (Posted) offer(post);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link id.patuh.reception.Reception#receive}. */
    public Received receive(Arrival arrival) throws IOException {
        return (Received) offer(arrival);
    }

    private Object offer(Object offered) throws IOException {
        if (!camel.isStarted()) {
            throw notRunning();
        }
        Producer to = producer();
        Exchange exchange = to.getEndpoint().createExchange(ExchangePattern.InOut);
        exchange.getIn().setBody(offered);
        try {
            to.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception failure = exchange.getException();
        if (failure != null) {
            throw thrown(failure);
        }
        return Objects.requireNonNull(exchange.getMessage().getBody());
    }

    /** Asked for at every post, so without the look-ups that a template makes. */
    private Producer producer() {
        Producer known = producer;
        if (known == null) {
            try {
                known = camel.getEndpoint("direct:rest-in").createProducer();
            } catch (Exception e) {
                throw new IllegalStateException("the route rest-in cannot be reached: " + e.getMessage(), e);
            }
            ServiceHelper.startService(known);
            producer = known;
        }
        return known;
    }

    private static RuntimeException thrown(Exception failure) throws IOException {
        if (failure instanceof RejectedExecutionException || failure instanceof DirectConsumerNotAvailableException) {
            return notRunning();
        }
        if (failure instanceof RuntimeException cause) {
            return cause;
        }
        if (failure instanceof IOException cause) {
            throw cause;
        }
        return new IllegalStateException(failure);
    }

    /** The web server answers a moment before the routes run and a moment after they stopped. */
    private static Overloaded notRunning() {
        return new Overloaded(
                new Text(
                        "layanan sedang dinyalakan atau dimatikan; kirim lagi sebentar lagi",
                        "the service is starting or stopping; send it again in a moment"),
                RETRY_AFTER_SECONDS);
    }
}
