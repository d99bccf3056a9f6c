package id.patuh.findings;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseVerdicts;
import id.patuh.audit.CaseView;
import id.patuh.audit.CountedEvent;
import id.patuh.sop.FileFault;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Issues the certificates of a case's verdicts. One instance serves an audit: it works out the hash of each raw file
 * once. Safe for use by several threads.
 */
public final class Certificates {

    private static final int LONGEST_NAME = 120;
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writer();

    private final Map<String, String> ruleHashes;
    private final UnaryOperator<CountedEvent> places;
    private final Function<String, @Nullable String> hashes;

    /** @param ruleHashes SHA-256 of the rules by unit, from {@link id.patuh.audit.RuleBook#hashes()} */
    public Certificates(Map<String, String> ruleHashes) {
        this(ruleHashes, UnaryOperator.identity(), new RawFiles()::sha256);
    }

    /**
     * For events that were not read from files on this disk.
     *
     * @param places gives an event the file and line that it came from
     * @param hashes SHA-256 of the raw bytes by the file's name, lower-case hexadecimal; null: not known
     */
    public Certificates(
            Map<String, String> ruleHashes,
            UnaryOperator<CountedEvent> places,
            Function<String, @Nullable String> hashes) {
        this.ruleHashes = Map.copyOf(ruleHashes);
        this.places = places;
        this.hashes = hashes;
    }

    /**
     * The certificates of the case in the file, in the order of its verdicts.
     *
     * @param all of every verdict; otherwise of violated and unproven ones
     */
    public List<Certificate> of(CaseFile file, boolean all) {
        return of(file, CaseVerdicts.of(file, all));
    }

    /**
     * The certificates of some verdicts of a case, in their order.
     *
     * @param verdicts of the case in the file
     */
    public List<Certificate> of(CaseFile file, List<CaseVerdict> verdicts) {
        CaseView view = CaseView.of(file);
        List<CountedEvent> events = view.events().stream().map(places).toList();
        Map<String, CountedEvent> byIdentity = new HashMap<>();
        events.forEach(event -> byIdentity.putIfAbsent(event.identity(), event));
        Certificate.CaseContext context =
                new Certificate.CaseContext(view, Delay.of(file), events, byIdentity, hashes, ruleHashes);
        List<Certificate> certificates = new ArrayList<>(verdicts.size());
        verdicts.forEach(verdict -> certificates.add(new Certificate(context, verdict)));
        return certificates;
    }

    /** Writes certificates as a JSON array, one after the other; the stream stays open. */
    public static void write(List<Certificate> certificates, OutputStream out) {
        try (JsonGenerator json = WRITER.createGenerator(new Unclosed(out))) {
            json.writeStartArray();
            certificates.forEach(certificate -> certificate.write(json));
            json.writeEndArray();
        }
    }

    /** Writes one certificate as a JSON object; the stream stays open. */
    public static void write(Certificate certificate, OutputStream out) {
        try (JsonGenerator json = WRITER.createGenerator(new Unclosed(out))) {
            certificate.write(json);
        }
    }

    /**
     * Writes a certificate into a file.
     *
     * @throws FileFault where it cannot be written
     */
    public static void write(Certificate certificate, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(certificate, out);
        } catch (IOException e) {
            throw FileFault.unwritable(file, e);
        } catch (JacksonIOException e) {
            throw FileFault.unwritable(file, Objects.requireNonNull(e.getCause()));
        }
    }

    /**
     * A name for a file of its own for each certificate, in their order: {@code CASE-step-check-subject.json}. What a file
     * name cannot hold becomes {@code _}, and a name that is taken gets a number.
     */
    public static List<String> fileNames(List<Certificate> certificates) {
        Set<String> taken = new HashSet<>();
        return certificates.stream()
                .map(certificate -> free(name(certificate.verdict()), taken) + ".json")
                .toList();
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    private static String name(CaseVerdict verdict) {
        List<String> parts = new ArrayList<>();
        parts.add(verdict.caseId());
        if (verdict.step() != null) {
            parts.add(verdict.step().id());
        }
        parts.add(verdict.check().name());
        if (!verdict.subject().isEmpty()) {
            parts.add(verdict.subject());
        }
        return sanitised(String.join("-", parts));
    }

    /** Letters, digits, dots, hyphens and underscores, neither hidden nor too long for a file system. */
    static String sanitised(String name) {
        StringBuilder clean = new StringBuilder();
        for (int i = 0; i < Math.min(name.length(), LONGEST_NAME); i++) {
            char c = name.charAt(i);
            boolean fine = c < 128 && (Character.isLetterOrDigit(c) || (c == '.' && i > 0) || c == '-' || c == '_');
            clean.append(fine ? c : '_');
        }
        return clean.toString();
    }

    /** Lets a generator be closed without what it writes to. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
