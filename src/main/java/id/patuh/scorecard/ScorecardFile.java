package id.patuh.scorecard;

import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * A scorecard as JSON, UTF-8. The same verdicts give the same bytes.
 *
 * <p>A figure that was not measured is {@code null}. Shares carry numerator and denominator; under {@code checks} of a
 * pair of dimensions each check has its counts alone, in the order that {@code verdicts} at the head tells. The figures
 * of a group count the cases its {@code filter} finds.
 */
public final class ScorecardFile {

    /** So many groups are written at most; beyond them, the groupings of most groups are left out. */
    static final int MOST_GROUPS = 7_500;

    private final JsonGenerator json;
    private final FiguresInJson figures;
    private @Nullable Compared compared;

    private ScorecardFile(JsonGenerator json) {
        this.json = json;
        this.figures = new FiguresInJson(json);
    }

    /**
     * What came in. {@code received} is the sum of the others.
     *
     * @param received rows, elements and unreadable files
     */
    public record Inputs(long received, long accepted, long duplicate, long rejected) {}

    /**
     * What a scorecard is of, and what it is compared with.
     *
     * @param period {@code 2026-10}, {@code 2026-08..2026-10} or {@code 2026-10-05..2026-10-11}
     * @param since the period before
     * @param before its scorecard
     */
    public record Compared(String period, String since, Scorecard before) {}

    /**
     * Writes a scorecard of one period with the change against the one before; the stream stays open. A group changes since
     * the group of the same filter, its month being the month before where it names one; {@code null}: there is none.
     * Errors: {@link IOException} where it cannot be written.
     */
    public static void write(OutputStream out, Scorecard card, Sops sops, Compared compared) throws IOException {
        write(out, file -> {
            file.compared = compared;
            file.write(card, sops, () -> file.json.writeStringProperty("period", compared.period()));
        });
    }

    /** Errors: {@link IOException} where the file cannot be written. */
    public static void write(Path file, Scorecard card, Sops sops, Inputs inputs) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(out, card, sops, inputs);
        }
    }

    /** Writes to a stream, which stays open. Errors: {@link IOException} where it cannot be written. */
    public static void write(OutputStream out, Scorecard card, Sops sops, Inputs inputs) throws IOException {
        write(out, file -> file.write(card, sops, () -> file.inputs(card, inputs)));
    }

    private static void write(OutputStream out, Consumer<ScorecardFile> content) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator json = factory.createGenerator(new Layout(), out, JsonEncoding.UTF8)) {
            content.accept(new ScorecardFile(json));
            json.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private static final class Layout extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return OneLineFigures.printer();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    private void write(Scorecard card, Sops sops, Runnable about) {
        json.writeStartObject();
        json.writeStringProperty("as-of", asOf(card, sops));
        versions(card, sops);
        about.run();
        json.writeArrayPropertyStart("verdicts");
        FiguresInJson.VERDICTS.forEach(verdict -> json.writeString(verdict.word()));
        json.writeEndArray();
        json.writeObjectPropertyStart("total");
        figures.write(card.total());
        figures.writeChecks(card.total());
        if (compared != null) {
            change(card.total(), compared.since(), compared.before().total());
        }
        json.writeEndObject();
        Map<Grouping, List<Group>> fitting = fitting(card);
        json.writeObjectPropertyStart("by");
        fitting.forEach(this::groups);
        json.writeEndObject();
        leftOut(card, fitting);
        json.writeEndObject();
    }

    /** In the zone of the SOPs where they agree on one, else in UTC. */
    private static String asOf(Scorecard card, Sops sops) {
        Set<ZoneId> zones = new HashSet<>();
        sops.versions().values().forEach(versions -> versions.forEach(sop -> zones.add(sop.zone())));
        ZoneId zone = zones.size() == 1 ? zones.iterator().next() : ZoneOffset.UTC;
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                Instant.ofEpochMilli(card.asOf()).atZone(zone));
    }

    private void versions(Scorecard card, Sops sops) {
        json.writeArrayPropertyStart("sops");
        for (List<Sop> versions : sops.versions().values()) {
            for (Sop sop : versions) {
                json.writeStartObject();
                json.writeStringProperty("sop", sop.id());
                json.writeStringProperty("version", sop.version());
                json.writeStringProperty("effective-from", sop.effectiveFrom().toString());
                json.writeStringProperty("sha256", sop.sha256());
                json.writeNumberProperty("cases", card.cases().getOrDefault(sop, 0L));
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void inputs(Scorecard card, Inputs inputs) {
        json.writeObjectPropertyStart("inputs");
        json.writeNumberProperty("received", inputs.received());
        json.writeNumberProperty("accepted", inputs.accepted());
        json.writeNumberProperty("duplicate", inputs.duplicate());
        json.writeNumberProperty("rejected", inputs.rejected());
        json.writeNumberProperty("cases", card.total().cases());
        json.writeEndObject();
    }

    private void groups(Grouping grouping, List<Group> groups) {
        json.writeArrayPropertyStart(grouping.toString());
        Group before = null;
        for (Group group : groups) {
            json.writeStartObject();
            filter(group);
            figures.write(group.figures());
            if (!grouping.has(Dimension.CHECK) && grouping.dimensions().size() == 1) {
                figures.writeChecks(group.figures());
            } else if (!grouping.has(Dimension.CHECK)) {
                figures.writeCheckCounts(group.figures());
            }
            if (compared != null) {
                changeSince(compared, grouping, groups, group);
            } else if (grouping.equals(Grouping.by(Dimension.MONTH))) {
                change(group, before);
            }
            json.writeEndObject();
            before = group;
        }
        json.writeEndArray();
    }

    private void filter(Group group) {
        json.writeObjectPropertyStart("filter");
        group.filter().forEach((dimension, value) -> json.writeStringProperty(dimension.word(), value));
        json.writeEndObject();
    }

    /** Against the month before, where the run has cases of it. */
    private void change(Group month, @Nullable Group listedBefore) {
        String before = month(month).minusMonths(1).toString();
        if (listedBefore == null || !before.equals(month(listedBefore).toString())) {
            json.writeNullProperty("change");
            return;
        }
        change(month.figures(), before, listedBefore.figures());
    }

    private void changeSince(Compared with, Grouping grouping, List<Group> groups, Group group) {
        Map<Dimension, String> filter = group.filterBefore();
        boolean monthly = grouping.has(Dimension.MONTH);
        Figures before = Stream.concat(
                        monthly ? groups.stream() : Stream.empty(),
                        with.before().by().getOrDefault(grouping, List.of()).stream())
                .filter(one -> one.filter().equals(filter))
                .map(Group::figures)
                .findFirst()
                .orElse(null);
        if (before == null) {
            json.writeNullProperty("change");
        } else {
            change(group.figures(), monthly ? String.valueOf(filter.get(Dimension.MONTH)) : with.since(), before);
        }
    }

    private void change(Figures now, String since, Figures before) {
        json.writeObjectPropertyStart("change");
        json.writeStringProperty("since", since);
        figures.writeChange(now, before);
        json.writeEndObject();
    }

    private static YearMonth month(Group group) {
        return YearMonth.parse(String.valueOf(group.filter().get(Dimension.MONTH)));
    }

    /** The groupings that fit in the file: those of few groups first, of equally many in their order. */
    private static Map<Grouping, List<Group>> fitting(Scorecard card) {
        List<Grouping> bySize = new ArrayList<>(card.by().keySet());
        bySize.sort(Comparator.comparingInt(grouping -> groups(card, grouping).size()));
        Set<Grouping> taken = new HashSet<>();
        int written = 0;
        for (Grouping grouping : bySize) {
            written += groups(card, grouping).size();
            if (written <= MOST_GROUPS) {
                taken.add(grouping);
            }
        }
        Map<Grouping, List<Group>> fitting = new LinkedHashMap<>(card.by());
        fitting.keySet().retainAll(taken);
        return fitting;
    }

    private static List<Group> groups(Scorecard card, Grouping grouping) {
        return card.by().getOrDefault(grouping, List.of());
    }

    private void leftOut(Scorecard card, Map<Grouping, List<Group>> fitting) {
        json.writeArrayPropertyStart("left-out");
        for (LeftOut one : card.leftOut()) {
            leftOut(one.grouping(), "more than " + Scorecard.MOST_GROUPS + " groups");
        }
        card.by().forEach((grouping, groups) -> {
            if (!fitting.containsKey(grouping)) {
                leftOut(
                        grouping,
                        groups.size() + " groups; a file holds " + MOST_GROUPS + ", groupings of few groups first");
            }
        });
        json.writeEndArray();
    }

    private void leftOut(Grouping grouping, String why) {
        json.writeStartObject();
        json.writeStringProperty("by", grouping.toString());
        json.writeStringProperty("why", why);
        json.writeEndObject();
    }
}
