package id.patuh.standing;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseState;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseVerdicts;
import id.patuh.audit.CaseView;
import id.patuh.audit.CountedEvent;
import id.patuh.findings.Certificate;
import id.patuh.findings.Certificates;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about cases on both axes of time: what had happened by then (as of), as far as was known by then. All
 * is derived from the events; nothing of it is stored.
 */
public final class CaseInquiry {

    private static final int BATCH = 256;
    private static final int MOST_CASES = 20_000;

    private final Clock clock;
    private final Tables tables;
    private final RulesInForce rules;

    CaseInquiry(Clock clock, Tables tables, RulesInForce rules) {
        this.clock = clock;
        this.tables = tables;
        this.rules = rules;
    }

    /**
     * A case at a time.
     *
     * @param fingerprint of the SOP version with its calendars and rules
     * @param zone of the SOP
     * @param verdicts all of them, in the order of FORMATS.md
     * @param audits what standing audits came to, the oldest first
     */
    public record Answer(
            String sop,
            String caseId,
            Instant asOf,
            @Nullable Instant knownBy,
            String version,
            String fingerprint,
            CaseState state,
            Instant opened,
            ZoneId zone,
            List<CaseVerdict> verdicts,
            List<Audited> audits) {}

    /** What a standing audit came to. */
    public record Audited(
            Instant asOf, String version, String state, int compliant, int violated, int unproven, int pending) {

        private static Audited of(Audits.Kept kept) {
            Outcome.Counts counts = kept.counts();
            return new Audited(
                    kept.asOf(),
                    kept.version(),
                    kept.state(),
                    counts.compliant(),
                    counts.violated(),
                    counts.unproven(),
                    counts.pending());
        }
    }

    /** As of now where nothing else is said. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** @return null: there was no such case then, or no rules for its SOP */
    public @Nullable Answer ask(String sop, String caseId, @Nullable Instant asOf, @Nullable Instant knownBy) {
        ClaimedCase one = tables.cases().named(sop, caseId);
        if (one == null) {
            return null;
        }
        Rules inForce = rules.current();
        Instant when = asOf == null ? now() : asOf;
        AtomicReference<@Nullable Answer> answer = new AtomicReference<>();
        CaseEvents.Read read = tables.events().read(List.of(one), knownBy);
        CaseAudit.visit(inForce, read.log(), when.toEpochMilli(), (file, number) -> {
            CaseView view = CaseView.of(file);
            answer.set(new Answer(
                    sop,
                    caseId,
                    when,
                    knownBy,
                    view.sop().version(),
                    inForce.read().fingerprint(view.sop()),
                    view.state(),
                    Instant.ofEpochMilli(view.opened()),
                    view.sop().zone(),
                    List.copyOf(CaseVerdicts.of(file, true)),
                    tables.audits().of(one.number()).stream().map(Audited::of).toList()));
        });
        return answer.get();
    }

    /**
     * Findings derived as of a time.
     *
     * @param next where the next page begins; null: this is the last one
     */
    public record Page(List<CaseVerdict> verdicts, @Nullable Place next) {}

    /**
     * How far a list of findings was told.
     *
     * @param number the row of the last case of which all was told; 0: of none
     * @param told how many of the next case's were told besides
     */
    public record Place(long number, int told) {

        public static final Place START = new Place(0, 0);

        /** {@code 17}, or {@code 17-3} within a case. */
        @Override
        public String toString() {
            return told == 0 ? Long.toString(number) : number + "-" + told;
        }
    }

    /**
     * Violated and unproven verdicts as of a time, case by case in the order in which the cases came to be known.
     *
     * @param sop null: any
     * @param caseId null: any
     * @param after what the page before gave as next
     * @param most what a page holds
     */
    public Page findings(
            Instant asOf,
            @Nullable Instant knownBy,
            @Nullable String sop,
            @Nullable String caseId,
            Predicate<CaseVerdict> wanted,
            Place after,
            int most) {
        List<CaseVerdict> found = new ArrayList<>();
        Place place = after;
        for (int looked = 0; looked < MOST_CASES && found.size() < most; looked += BATCH) {
            List<ClaimedCase> cases = tables.cases().after(place.number(), sop, caseId, BATCH);
            if (cases.isEmpty()) {
                return new Page(found, null);
            }
            Map<Integer, List<CaseVerdict>> byCase = findings(cases, asOf, knownBy, wanted);
            for (int i = 0; i < cases.size() && found.size() < most; i++) {
                List<CaseVerdict> all = byCase.getOrDefault(i, List.of());
                int from = Math.min(all.size(), place.told());
                int to = Math.min(all.size(), from + most - found.size());
                found.addAll(all.subList(from, to));
                place = to < all.size()
                        ? new Place(place.number(), to)
                        : new Place(cases.get(i).number(), 0);
            }
        }
        return new Page(found, place);
    }

    private Map<Integer, List<CaseVerdict>> findings(
            List<ClaimedCase> cases, Instant asOf, @Nullable Instant knownBy, Predicate<CaseVerdict> wanted) {
        Map<Integer, List<CaseVerdict>> byCase = new HashMap<>();
        CaseEvents.Read read = tables.events().read(cases, knownBy);
        CaseAudit.visit(rules.current(), read.log(), asOf.toEpochMilli(), (file, i) -> {
            if (CaseVerdicts.anyFinding(file)) {
                byCase.put(
                        i, CaseVerdicts.of(file, false).stream().filter(wanted).toList());
            }
        });
        return byCase;
    }

    private ClaimedCase numbered(long number) {
        return tables.cases().numbered(List.of(number)).get(0);
    }

    /** Looks at a case that is open in its file; the file is good for the call only. */
    public interface Visitor {

        /** @param number the row of {@code sop_case} */
        void visit(long number, CaseFile file);
    }

    /** Shows cases as of then under the rules in force; those of which no event counts are passed over. */
    public void visit(List<Long> numbers, Instant asOf, Visitor visitor) {
        List<ClaimedCase> cases = tables.cases().numbered(numbers);
        CaseEvents.Read read = tables.events().read(cases, null);
        CaseAudit.visit(
                rules.current(),
                read.log(),
                asOf.toEpochMilli(),
                (file, i) -> visitor.visit(cases.get(i).number(), file));
    }

    /**
     * An event of a case and where it came from.
     *
     * @param event its file is the input's name, its line the place in it
     * @param input the row of {@code input}
     */
    public record Sourced(CountedEvent event, long input) {}

    /** Looks at one case with its record; all is good for the call only. */
    public interface Viewer {

        /** @param events every one that counts, by time */
        void view(long number, CaseFile file, Certificates issuer, List<Sourced> events);
    }

    /**
     * Shows one case as of a time, as far as was known by then.
     *
     * @param asOf null: now
     * @param knownBy null: all that is known
     * @return false: there was no such case then, or there are no rules for its SOP
     */
    public boolean look(String sop, String caseId, @Nullable Instant asOf, @Nullable Instant knownBy, Viewer viewer) {
        ClaimedCase one = tables.cases().named(sop, caseId);
        if (one == null) {
            return false;
        }
        Rules inForce = rules.current();
        CaseEvents.Read read = tables.events().read(List.of(one), knownBy);
        Map<Long, CaseEvents.Source> sources = tables.events()
                .sources(read.rows().stream().map(CaseEvents.Row::input).collect(Collectors.toSet()));
        Certificates issuer = issuer(inForce, read, sources);
        Map<Long, String> names = names(sources);
        boolean[] seen = new boolean[1];
        CaseAudit.visit(inForce, read.log(), (asOf == null ? now() : asOf).toEpochMilli(), (file, i) -> {
            seen[0] = true;
            viewer.view(one.number(), file, issuer, sourced(file, read, names));
        });
        return seen[0];
    }

    private static List<Sourced> sourced(CaseFile file, CaseEvents.Read read, Map<Long, String> names) {
        return CaseView.of(file).events().stream()
                .map(event -> {
                    CaseEvents.Row row = read.rows().get(event.line());
                    return new Sourced(placed(event, row, names), row.input());
                })
                .toList();
    }

    /**
     * The cases of an SOP that were opened in a stretch of time, and others that may have been as far as was known then,
     * under the rules that were in force then.
     *
     * @param from first instant of the stretch
     * @param to from then on cases are not in it
     * @param knownBy only what had been received by then
     */
    public Census census(String sop, Instant from, Instant to, Instant knownBy) {
        Rules then = tables.ruleSets().inForce(rules.current(), sop, knownBy);
        List<ClaimedCase> cases = tables.cases().openedWithin(sop, from, to, knownBy);
        return new Census(then, cases, tables.events().readAll(cases, knownBy));
    }

    /** Shows one case with what issues its certificates. */
    public void visit(long number, Instant asOf, java.util.function.BiConsumer<CaseFile, Certificates> visitor) {
        Rules inForce = rules.current();
        CaseEvents.Read read = tables.events().read(List.of(numbered(number)), null);
        Certificates issuer = issuer(inForce, read);
        CaseAudit.visit(inForce, read.log(), asOf.toEpochMilli(), (file, i) -> visitor.accept(file, issuer));
    }

    /**
     * The certificate of a finding as JSON: derived from the events that its audit knew, as of then, under the rules of
     * then. So it is the same whenever it is asked for.
     *
     * @return null: the events of then give another verdict today, which must not be
     */
    public byte @Nullable [] certificate(Finding finding) {
        return certificate(finding, certificate -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Certificates.write(certificate, out);
            return out.toByteArray();
        });
    }

    /**
     * What somebody makes of the certificate of a finding, derived as {@link #certificate(Finding)} says.
     *
     * @param reader sees it while its case is open
     * @return null: the events of then give another verdict today, which must not be
     */
    public <T> @Nullable T certificate(Finding finding, Function<Certificate, T> reader) {
        Rules current = rules.current();
        CaseEvents.Read read = tables.events()
                .read(List.of(numbered(finding.caseNumber())), finding.known().by());
        return thenInForce(current, finding)
                .<@Nullable T>map(then -> certificate(finding, then.get(), read, reader))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Rules under which the finding may have been made, the cheapest first. A version added since may govern its case now. */
    private Stream<Supplier<Rules>> thenInForce(Rules current, Finding finding) {
        RuleSets sets = tables.ruleSets();
        return Stream.of(
                () -> sets.holding(current, finding.ruledBy()),
                () -> sets.inForce(current, finding.sop(), finding.raised()),
                () -> sets.first(finding.ruledBy()));
    }

    /** @return null: by these rules another version governs the case, or the verdict is another one */
    private <T> @Nullable T certificate(
            Finding finding, Rules then, CaseEvents.Read read, Function<Certificate, T> reader) {
        AtomicReference<@Nullable T> made = new AtomicReference<>();
        Certificates issuer = issuer(then, read);
        CaseAudit.visit(then, read.log(), finding.raised().toEpochMilli(), (file, number) -> {
            Certificate certificate = then.number(CaseView.of(file).sop()) == finding.ruledBy()
                    ? certificate(finding, file, issuer)
                    : null;
            if (certificate != null) {
                made.set(reader.apply(certificate));
            }
        });
        return made.get();
    }

    private static @Nullable Certificate certificate(Finding finding, CaseFile file, Certificates issuer) {
        List<CaseVerdict> verdicts = CaseVerdicts.of(file, false).stream()
                .filter(verdict ->
                        Found.of(verdict).key().equals(finding.found().key()))
                .toList();
        List<Certificate> certificates = issuer.of(file, verdicts);
        return certificates.isEmpty() || !Found.of(verdicts.get(0)).saysSame(finding.found())
                ? null
                : certificates.get(0);
    }

    private Certificates issuer(Rules then, CaseEvents.Read read) {
        Set<Long> inputs = read.rows().stream().map(CaseEvents.Row::input).collect(Collectors.toSet());
        return issuer(then, read, tables.events().sources(inputs));
    }

    private static Certificates issuer(Rules then, CaseEvents.Read read, Map<Long, CaseEvents.Source> sources) {
        Map<Long, String> names = names(sources);
        Map<String, String> hashes = new HashMap<>();
        sources.forEach((input, source) -> hashes.put(names.getOrDefault(input, ""), source.sha256()));
        return new Certificates(
                then.book().hashes(), event -> placed(event, read.rows().get(event.line()), names), hashes::get);
    }

    private static CountedEvent placed(CountedEvent event, CaseEvents.Row row, Map<Long, String> names) {
        return new CountedEvent(
                event.identity(),
                event.ownIdentity(),
                event.at(),
                event.particulars(),
                event.actor(),
                event.note(),
                names.getOrDefault(row.input(), "input " + row.input()),
                row.line());
    }

    /** Two inputs of one name are told apart by their numbers. */
    private static Map<Long, String> names(Map<Long, CaseEvents.Source> sources) {
        Set<String> taken = new HashSet<>();
        Map<Long, String> names = new HashMap<>();
        sources.keySet().stream().sorted().forEach(input -> {
            CaseEvents.Source source = sources.get(input);
            String name = source == null ? "" : source.name();
            names.put(input, taken.add(name) ? name : name + " (" + input + ")");
        });
        return names;
    }
}
