package id.patuh.verify;

import id.patuh.verify.Comparison.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Derives the verdicts of certificates again and says which hold: a line each on {@code out}, what cannot be read on
 * {@code err}. Verdicts of an SOP's own rules cannot be derived again; of their certificates only figures and evidence
 * are checked. Source: AUDIT.md, "Every finding can be checked by hand".
 */
public final class Verifier {

    /** Every certificate agrees. */
    public static final int AGREE = 0;

    /** Some certificate says something else than its record. */
    public static final int DIFFER = 1;

    /** Some file is no certificate, or cannot be read. */
    public static final int UNUSABLE = 2;

    private static final long LARGEST = 512L << 20;
    private static final int DEEPEST = 40;
    private static final int SHOWN = 5;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxDocumentLength(LARGEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final Words words;
    private final RawFiles rawFiles;
    private final Appendable out;
    private final Appendable err;
    private int exit = AGREE;
    private int certificates;

    private Verifier(@Nullable Path evidence, Words words, Appendable out, Appendable err) {
        this.words = words;
        this.rawFiles = new RawFiles(evidence, words);
        this.out = out;
        this.err = err;
    }

    /**
     * Checks files that hold one certificate or a list of them.
     *
     * @param evidence the folder where the files that certificates name are looked for; null: they are not looked at
     * @param language English, or else Indonesian
     * @return {@link #AGREE}, {@link #DIFFER} or, where anything could not be read, {@link #UNUSABLE}
     * @throws UncheckedIOException where {@code out} or {@code err} fails
     */
    public static int run(List<Path> files, @Nullable Path evidence, Locale language, Appendable out, Appendable err) {
        Verifier verifier = new Verifier(evidence, Words.in(language), out, err);
        if (files.isEmpty()) {
            verifier.unusable(verifier.words.of(
                    "sebutkan paling sedikit satu berkas sertifikat", "name at least one certificate file"));
        }
        if (evidence != null && !Files.isDirectory(evidence)) {
            verifier.unusable(evidence + verifier.words.of(" bukan folder", " is no folder"));
            return verifier.exit;
        }
        files.forEach(verifier::check);
        if (evidence == null && verifier.certificates > 0) {
            say(
                    err,
                    verifier.words.of(
                            "Berkas asal tidak diperiksa; sebutkan foldernya dengan --evidence DIR.",
                            "Raw files were not checked; name their folder with --evidence DIR."));
        }
        return verifier.exit;
    }

    private void check(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new Unusable(
                        words.of("adalah folder; sebutkan berkas di dalamnya", "is a folder; name its files"));
            }
            if (Files.size(file) > LARGEST) {
                throw new Unusable(words.of("lebih besar dari 512 MiB", "is larger than 512 MiB"));
            }
            read(file);
        } catch (Unusable unusable) {
            unusable(file + ": " + unusable.getMessage());
        } catch (JacksonIOException e) {
            unusable(file + ": " + words.unreadable(Objects.requireNonNull(e.getCause())));
        } catch (JacksonException e) {
            unusable(file + ": " + words.of("bukan JSON yang dapat dibaca: ", "is no readable JSON: ") + reason(e));
        } catch (IOException e) {
            unusable(file + ": " + words.unreadable(e));
        } catch (OutOfMemoryError | StackOverflowError e) {
            unusable(file + ": " + words.of("terlalu besar untuk diperiksa", "is too large to be checked"));
        }
    }

    /** Reads a list certificate by certificate, so that only one is in memory. */
    private void read(Path file) throws IOException, Unusable {
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = MAPPER.createParser(in)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new Unusable(words.of("kosong", "is empty"));
            }
            if (first != JsonToken.START_ARRAY) {
                certificate(file, parser.<JsonNode>readValueAsTree(), "");
            } else {
                int number = 0;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    number++;
                    certificate(file, parser.<JsonNode>readValueAsTree(), "[" + number + "]");
                }
                if (number == 0) {
                    throw new Unusable(words.of(
                            "tidak ada sertifikat di dalamnya; explain --all memberi sertifikat setiap putusan",
                            "there is no certificate in it; explain --all gives those of every verdict"));
                }
            }
            if (parser.nextToken() != null) {
                throw new Unusable(words.of("ada isi setelah sertifikat", "something follows the certificates"));
            }
        }
    }

    private void certificate(Path file, JsonNode json, String number) throws IOException {
        try {
            Certified certificate = CertificateReader.read(json);
            Outcome outcome = Comparison.of(certificate, words);
            List<String> differences = new ArrayList<>(outcome.differences());
            Set<String> skipped = rawFiles.check(certificate, differences);
            say(out, line(certificate, outcome, differences) + skipped(skipped));
            certificates++;
            if (!differences.isEmpty()) {
                exit = Math.max(exit, DIFFER);
            }
        } catch (Unusable unusable) {
            unusable(file + number + ": " + unusable.getMessage());
        }
    }

    private String line(Certified certificate, Outcome outcome, List<String> differences) {
        Certified.Finding finding = certificate.finding();
        StringBuilder line = new StringBuilder(differences.isEmpty() ? "OK " : "DIFFERS ");
        line.append(finding.caseId());
        if (finding.step() != null) {
            line.append(words.of(" langkah ", " step ")).append(finding.step());
        }
        line.append(' ').append(finding.check());
        if (!finding.subject().isEmpty()) {
            line.append(" (").append(finding.subject()).append(')');
        }
        if (differences.isEmpty()) {
            line.append(' ').append(finding.verdict()).append(": ").append(agreed(outcome));
        } else {
            line.append(": ").append(String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size()))));
            if (differences.size() > SHOWN) {
                line.append(words.of("; dan ", "; and ")).append(differences.size() - SHOWN);
                line.append(words.of(" perbedaan lain", " more"));
            }
        }
        return line.toString();
    }

    private String agreed(Outcome outcome) {
        Derived derived = outcome.derived();
        if (derived == null) {
            return words.of(
                    "aturan SOP sendiri: angka dan bukti diperiksa, putusan tidak dihitung ulang",
                    "own rule: figures and evidence checked, verdict not re-derived");
        }
        return derived.elapsed() < 0
                ? words.of("dihitung ulang, sama", "re-derived, the same")
                : words.of("dihitung ulang ", "re-derived ") + derived.elapsed() / 1000 + words.of(" s dari ", " s of ")
                        + derived.limit() / 1000 + " s";
    }

    private String skipped(Set<String> files) {
        return files.isEmpty()
                ? ""
                : words.of(" [berkas asal tidak diperiksa: ", " [raw files not checked: ") + String.join(", ", files)
                        + "]";
    }

    private String reason(JacksonException e) {
        TokenStreamLocation place = e.getLocation();
        String where = place == null
                ? ""
                : words.of("baris ", "line ") + place.getLineNr() + words.of(", kolom ", ", column ")
                        + place.getColumnNr() + ": ";
        return where + e.getOriginalMessage();
    }

    private void unusable(String message) {
        exit = UNUSABLE;
        say(err, message);
    }

    private static void say(Appendable where, String line) {
        try {
            where.append(Words.harmless(line)).append(System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
