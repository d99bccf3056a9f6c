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
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;

/** How REST offers what came in to the route {@code rest-in}. Errors are those of the reception. */
public final class RestIn {

    private static final int RETRY_AFTER_SECONDS = 2;

    private final ProducerTemplate producer;

    RestIn(ProducerTemplate producer) {
        this.producer = producer;
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
        try {
            return Objects.requireNonNull(producer.requestBody("direct:rest-in", offered));
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof RejectedExecutionException
                    || e.getCause() instanceof DirectConsumerNotAvailableException) {
                throw notRunning();
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e;
        } catch (RejectedExecutionException e) {
            throw notRunning();
        }
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
