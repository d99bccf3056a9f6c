package id.patuh.intake;

import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.EventLogBuilder;
import id.patuh.eventlog.Particulars;
import id.patuh.sop.Name;
import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import id.patuh.sop.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One event that somebody wrote as {@code key: value} lines. The keys are the column names of a table, Indonesian or
 * English, {@code attr:NAME}, and the attributes that the SOPs ask for. Source: FORMATS.md, "Events as e-mail".
 */
public final class WrittenEvent {

    private static final List<String> NO_HEADING = List.of();

    private final String name;
    private final Sops sops;
    private final @Nullable String defaultSop;
    private final Map<String, String> asked;
    private final Draft draft = new Draft();
    private final Map<String, Said> said = new LinkedHashMap<>();
    private @Nullable Unfit fault;
    private long faultLine;

    private WrittenEvent(String name, Sops sops, @Nullable String defaultSop) {
        this.name = name;
        this.sops = sops;
        this.asked = asked(sops);
        this.defaultSop = defaultSop == null ? sops.only() : defaultSop;
    }

    /**
     * A line.
     *
     * @param line from 1
     * @param key as written
     * @param value without outer blanks; may be empty
     */
    public record Said(long line, String key, String value) {}

    /**
     * What came of the lines: events (two where a {@code start_timestamp} is given), or the reject that says what to mend.
     *
     * @param reject null: nothing was wrong
     */
    public record Outcome(List<CaseEvent> events, @Nullable Rejected reject) {
        public Outcome {
            events = List.copyOf(events);
        }
    }

    /** Which keys say something about an event: a column's name, {@code attr:NAME}, or an attribute of an SOP. */
    public static Predicate<String> keys(Sops sops) {
        Set<String> asked = asked(sops).keySet();
        return key -> Field.of(key) != null || isAttribute(key) || asked.contains(Name.folded(key));
    }

    private static boolean isAttribute(String key) {
        String small = Name.trimmed(key).toLowerCase(Locale.ROOT);
        return (small.startsWith("attr:") || small.startsWith("case:"))
                && !Heading.attribute(Name.trimmed(key)).isEmpty();
    }

    /** The attributes that SOPs ask for, as they spell them, by folded name. */
    private static Map<String, String> asked(Sops sops) {
        Map<String, String> asked = new HashMap<>();
        for (List<Sop> versions : sops.versions().values()) {
            for (Sop sop : versions) {
                sop.attributes().forEach(attribute -> asked.putIfAbsent(Name.folded(attribute), attribute));
            }
        }
        return asked;
    }

    /**
     * Reads the lines of one event.
     *
     * @param name of what the lines are from, for messages
     * @param lines those whose {@linkplain #keys keys} say something
     * @param caseId the case where no line names one; null: a line must
     * @param attached names of files that came along; those that begin with the name of one of the SOP's documents count
     *     among the outputs
     * @param defaultSop the SOP where no line names one; null: the only one, where there is only one
     */
    public static Outcome read(
            String name,
            List<Said> lines,
            @Nullable String caseId,
            List<String> attached,
            Sops sops,
            @Nullable String defaultSop) {
        WrittenEvent event = new WrittenEvent(name, sops, defaultSop);
        lines.forEach(event::take);
        if (caseId != null && event.draft.text(Field.CASE).isEmpty()) {
            event.draft.set(Field.CASE, Name.trimmed(caseId));
        }
        event.attach(attached);
        return event.outcome(lines.isEmpty() ? 1 : lines.get(0).line());
    }

    private void take(Said line) {
        String value = checked(line);
        Field field = Field.of(line.key());
        String meaning = field != null ? field.word() : "attr:" + attribute(line.key());
        Said before = said.putIfAbsent(meaning, line);
        if (before != null) {
            if (!Name.folded(before.value()).equals(Name.folded(line.value()))) {
                fault(line, Reasons.saidTwice(line.key(), before.line(), line.line()));
            }
        } else if (field == Field.INPUTS || field == Field.OUTPUTS) {
            draft.set(field, EventWriter.documents(value));
        } else if (field != null) {
            draft.set(field, value);
        } else if (!value.isEmpty()) {
            draft.attributes().put(attribute(line.key()), value);
        }
    }

    private String attribute(String key) {
        return asked.getOrDefault(Name.folded(key), Heading.attribute(Name.trimmed(key)));
    }

    private String checked(Said line) {
        String value = Name.trimmed(line.value());
        Text reason = EventWriter.fault(value);
        if (reason != null) {
            fault(line, reason);
        }
        return value;
    }

    private void fault(Said line, Text reason) {
        if (fault == null) {
            fault = Unfit.named(line.key(), line.value(), reason);
            faultLine = line.line();
        }
    }

    private void attach(List<String> attached) {
        String named = draft.text(Field.SOP).isEmpty() ? defaultSop : draft.text(Field.SOP);
        if (named == null || !sops.knows(named)) {
            return;
        }
        Set<String> outputs = new LinkedHashSet<>(draft.outputs() == null ? List.of() : draft.outputs());
        Set<String> known = new LinkedHashSet<>();
        outputs.forEach(output -> known.add(Name.folded(output)));
        for (String file : attached) {
            String document = document(file, sops.latest(named));
            if (document != null && known.add(Name.folded(document))) {
                outputs.add(document);
            }
        }
        if (!outputs.isEmpty()) {
            draft.set(Field.OUTPUTS, List.copyOf(outputs));
        }
    }

    /** The document whose name or alias a file's name begins with, the longest of them; null where there is none. */
    public static @Nullable String document(String file, Sop sop) {
        String folded = Name.folded(file.replaceAll("[_.\\-+]", " "));
        String longest = "";
        for (String candidate : sop.documentNames().keySet()) {
            String plain = Name.folded(candidate.replaceAll("[_.\\-+]", " "));
            boolean begins = folded.startsWith(plain)
                    && (folded.length() == plain.length() || !Character.isLetter(folded.charAt(plain.length())));
            longest = begins && candidate.length() > longest.length() ? candidate : longest;
        }
        Integer index = sop.documentNames().get(longest);
        return index == null ? null : sop.documents().get(index).name();
    }

    private Outcome outcome(long line) {
        EventLogBuilder log = new EventLogBuilder();
        Incoming in = new Incoming(name, log.file(name), sops, defaultSop, null, log, new Rejects(), new LongAdder());
        EventWriter writer = new EventWriter(in, in.segment(), null);
        try {
            if (fault != null) {
                throw fault;
            }
            writer.add(draft);
            writer.commit(line);
            return new Outcome(events(log.build()), null);
        } catch (Unfit unfit) {
            return new Outcome(List.of(), rejected(unfit, line));
        }
    }

    private Rejected rejected(Unfit unfit, long line) {
        Field field = unfit.field();
        Said at = field == null ? null : said.get(field.word());
        String place = field == null ? unfit.name() : at == null ? field.word() : at.key();
        return draft.rejected(name, at != null ? at.line() : fault == null ? line : faultLine, unfit, place);
    }

    private static List<CaseEvent> events(EventLog log) {
        List<CaseEvent> events = new ArrayList<>();
        for (int c = 0; c < log.cases(); c++) {
            for (int row = log.from(c); row < log.to(c); row++) {
                events.add(log.event(c, row));
            }
        }
        return events;
    }

    /** A reject of an event that was read, to be given back as CSV. */
    public static Rejected rejected(String name, CaseEvent event, Text reason) {
        Particulars said = event.particulars();
        Draft draft = new Draft();
        draft.set(Field.CASE, event.caseId());
        draft.set(Field.STEP, orEmpty(said.step()));
        draft.set(Field.TRANSITION, said.transition().word());
        draft.set(Field.AT, Instant.ofEpochMilli(event.at()).toString());
        draft.set(Field.ACTOR, orEmpty(event.actor()));
        draft.set(Field.ROLE, orEmpty(said.role()));
        draft.set(Field.INPUTS, said.inputs());
        draft.set(Field.OUTPUTS, said.outputs());
        draft.set(Field.NOTE, orEmpty(event.note()));
        draft.set(Field.EVENT_ID, orEmpty(event.id()));
        draft.set(Field.SOP, event.sop());
        said.attributes().forEach(attribute -> draft.attributes().put(attribute.name(), attribute.value()));
        return draft.rejected(name, event.line(), Unfit.row(reason), null);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** A reject of the whole of something, with nothing to give back. */
    public static Rejected whole(String name, Text reason) {
        return new Rejected(name, 0, 0, null, null, reason, NO_HEADING, NO_HEADING);
    }
}
