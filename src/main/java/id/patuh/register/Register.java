package id.patuh.register;

import id.patuh.entrance.RestIn;
import id.patuh.intake.MalformedJson;
import id.patuh.intake.Rejected;
import id.patuh.intake.WrittenEvent;
import id.patuh.reception.Arrival;
import id.patuh.reception.Content;
import id.patuh.reception.CurrentSops;
import id.patuh.reception.Hash;
import id.patuh.reception.KeyInUse;
import id.patuh.reception.Post;
import id.patuh.reception.Receipt;
import id.patuh.reception.Source;
import id.patuh.sop.Name;
import id.patuh.sop.Sop;
import id.patuh.sop.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records events by hand. Files that come along are made durable first, then the event, then what belongs to what: so an
 * accepted event never lacks a file that it names. Safe for use by several threads.
 */
@Component
public final class Register {

    /** Before it, the places of evidence in the spool begin so. */
    static final String PLACE = "register/";

    private final RestIn rest;
    private final Evidence evidence;
    private final CurrentSops sops;

    Register(RestIn rest, Evidence evidence, CurrentSops sops) {
        this.rest = rest;
        this.evidence = evidence;
        this.sops = sops;
    }

    /** A file that comes along; it is read once. */
    public record Attached(String name, @Nullable String mediaType, Bytes bytes) {}

    /** Opens a file's bytes. */
    public interface Bytes {
        InputStream open() throws IOException;
    }

    /**
     * What became of an entry; it is durable.
     *
     * @param input its number
     * @param reason why it was rejected; null: it was not
     */
    public record Recorded(
            long input, Receipt.Outcome outcome, @Nullable Text reason) {}

    /**
     * Records an entry. The same entry under its key again gets the same answer.
     *
     * @throws KeyInUse where another entry was sent under its key
     * @throws id.patuh.reception.Overloaded where nothing is taken in for now
     * @throws id.patuh.reception.TooLarge where a file is larger than is taken in
     */
    public Recorded record(String login, Entry entry, List<Attached> files) throws IOException {
        List<Long> kept = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            kept.add(keep(login, entry, files.get(i), i + 1));
        }
        byte[] body = naming(entry, files).json();
        Recorded recorded = read(rest.post(new Post(
                        Source.DESK,
                        body,
                        false,
                        null,
                        "application/json",
                        login,
                        entry.sop(),
                        entry.key(),
                        Hash.of(body),
                        new Answer()))
                .answer()
                .body());
        evidence.add(recorded.input(), kept);
        return recorded;
    }

    private long keep(String login, Entry entry, Attached file, int number) throws IOException {
        try (InputStream bytes = file.bytes().open()) {
            return rest.receive(new Arrival(
                            Source.DESK,
                            PLACE + login + "/" + entry.key() + "/" + number,
                            null,
                            file.name(),
                            file.mediaType(),
                            login,
                            null,
                            Content.of(bytes)))
                    .input()
                    .id();
        }
    }

    /** Files whose names begin with the name of a document count among the outputs, as those of mails do. */
    private Entry naming(Entry entry, List<Attached> files) {
        Map<String, String> outputs = new LinkedHashMap<>();
        List<String> said = entry.outputs();
        if (said != null) {
            said.forEach(name -> outputs.put(Name.folded(name), name));
        }
        Sop sop = sops.get().latest(entry.sop());
        for (Attached file : files) {
            String document = WrittenEvent.document(file.name(), sop);
            if (document != null) {
                outputs.putIfAbsent(Name.folded(document), document);
            }
        }
        List<String> names = said == null && outputs.isEmpty() ? null : List.copyOf(outputs.values());
        return new Entry(
                entry.key(),
                entry.sop(),
                entry.caseId(),
                entry.step(),
                entry.transition(),
                entry.at(),
                entry.actor(),
                entry.role(),
                entry.inputs(),
                names,
                entry.attributes(),
                entry.note());
    }

    private static Recorded read(byte[] answer) {
        JsonNode said = JsonMapper.shared().readTree(answer);
        Receipt.Outcome outcome =
                Receipt.Outcome.valueOf(said.get("outcome").asString().toUpperCase(java.util.Locale.ROOT));
        JsonNode id = said.get("reason_id");
        return new Recorded(
                said.get("input").asLong(),
                outcome,
                id == null
                        ? null
                        : new Text(id.asString(), said.get("reason_en").asString()));
    }

    /** The receipt in both languages, as it is kept under the form's key. */
    private static final class Answer implements Post.Answering {

        @Override
        public Post.Answer of(long input, List<Receipt> receipts) {
            Receipt receipt = receipts.get(0);
            Rejected why = receipt.rejected();
            return answer(input, receipt.outcome(), why == null ? null : why.reason());
        }

        @Override
        public Post.Answer malformed(long input, MalformedJson why) {
            return answer(input, Receipt.Outcome.REJECTED, why.reason());
        }

        private static Post.Answer answer(long input, Receipt.Outcome outcome, @Nullable Text reason) {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("input", input);
            said.put("outcome", outcome.word());
            if (reason != null) {
                said.put("reason_id", reason.id());
                said.put("reason_en", reason.en());
            }
            return new Post.Answer(200, JsonMapper.shared().writeValueAsBytes(said));
        }
    }
}
