package id.patuh.mail;

import id.patuh.reception.Input;
import id.patuh.reception.Inputs;
import id.patuh.reception.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mails that came in, with what their heads say and what became of them. Safe for use by several threads. */
public final class IncomingMails {

    /** Heads are smaller; what follows is not looked at. */
    private static final int HEAD = 64 * 1024;

    private final Inputs inputs;
    private final OutgoingMails outgoing;
    private final @Nullable String ours;

    /** @param ours the service's own address; null: it has none */
    IncomingMails(Inputs inputs, OutgoingMails outgoing, @Nullable String ours) {
        this.inputs = inputs;
        this.outgoing = outgoing;
        this.ours = ours;
    }

    /**
     * A mail.
     *
     * @param from null: nobody writes so
     * @param subject empty: none
     * @param sent as the sender says; null: not said
     * @param answer the mail by which it was answered; null: it was not, or not yet
     */
    public record Came(
            Input input,
            @Nullable String from,
            String subject,
            @Nullable Instant sent,
            OutgoingMails.@Nullable Written answer) {}

    /** The newest first; only numbers below {@code before}, null: from the newest on. */
    public List<Came> list(@Nullable Long before, int most) {
        return inputs.mails(before, most).stream().map(this::came).toList();
    }

    public Optional<Came> find(long id) {
        return inputs.find(id)
                .filter(input -> input.source() == Source.MAIL && input.parent() == null)
                .map(this::came);
    }

    private Came came(Input input) {
        MailHead head = ReadMail.head(beginning(input), ours);
        return new Came(
                input,
                head.from(),
                head.subject(),
                head.sent(),
                outgoing.find(Answers.KIND + "/" + input.sha256()).orElse(null));
    }

    private byte[] beginning(Input input) {
        try (InputStream bytes = inputs.open(input.id())) {
            return bytes.readNBytes(HEAD);
        } catch (IOException e) {
            throw new UncheckedIOException("mail " + input.id() + " cannot be read from the spool", e);
        }
    }
}
