package id.patuh.scorecard;

import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.EventLogBuilder;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Segment;
import id.patuh.eventlog.Transition;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import id.patuh.sop.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** SOPs and cases made up by dice, with people and reporting units. The same seed gives the same cases. */
public final class RandomCases {

    private static final String HEAD = """
            title: {id: Izin, en: Permit}
            zone: Asia/Makassar
            roles: {loket: {title: Loket}, kepala: {title: Kepala}, staf: {title: Staf}}
            """;

    private static final String STEPS = """
            steps:
              - {step: a, role: loket, limit: 1 jam, clock: start, inputs: [Surat, Kartu]}
              - {step: b, role: [loket, kepala], limit: [{when: {x: 1}, is: 1 jam}, {is: 9 jam}], outputs: [Memo]}
              - {step: c, when: {x: 1}, role: staf, limit: 2 jam, severity: {time: critical}}
              - {step: d, after: [b], repeatable: true}
              - {step: e, after: [c, d], role: kepala, limit: 3 jam, inputs: [Memo]}
            """;

    private static final List<String> SOPS = List.of(
            "sop: izin\nversion: 1\neffective-from: 2020-01-01\ncase-limit: 2 hari\n" + HEAD + STEPS,
            "sop: izin\nversion: 2\neffective-from: 2026-02-10\n" + HEAD + named("d2"),
            "sop: layanan\nversion: 1\neffective-from: 2020-01-01\n" + HEAD + named("4"));

    private RandomCases() {}

    /** The steps, step d having another name. */
    private static String named(String name) {
        return STEPS.replace("step: d", "step: " + name).replace(", d]", ", " + name + "]");
    }

    /** Invented SOPs, written into the folder. */
    public static Sops sops(Path folder) throws IOException {
        for (int i = 0; i < SOPS.size(); i++) {
            Path own = Files.createDirectories(folder.resolve("sop-" + i));
            Files.writeString(own.resolve("sop.yaml"), SOPS.get(i));
        }
        return RulesFolder.read(folder);
    }

    /** When their audit is as of. */
    public static long asOf() {
        return Rows.at("2026-03-20T10:00");
    }

    public static EventLog log(List<CaseEvent> events) {
        EventLogBuilder builder = new EventLogBuilder();
        Segment segment = builder.segment(builder.file("log.csv"));
        events.forEach(event -> segment.add(builder.sop(event.sop()), event));
        return builder.build();
    }

    /** Events of so many cases that keep to the SOPs more or less. */
    public static List<CaseEvent> events(Sops sops, int seed, int cases) {
        Random random = new Random(seed);
        List<CaseEvent> events = new ArrayList<>();
        List<String> ids = List.copyOf(sops.versions().keySet());
        for (int i = 0; i < cases; i++) {
            String id = ids.get(random.nextInt(ids.size()));
            long opened = Rows.at("2026-01-05T08:00") + random.nextInt(75 * 24 * 60) * 60_000L;
            addCase(sops.governing(id, opened), "K" + i, opened, random, events);
        }
        return events;
    }

    private static void addCase(Sop sop, String caseId, long opened, Random random, List<CaseEvent> events) {
        long at = opened;
        int last = random.nextInt(10) == 0
                ? random.nextInt(sop.steps().size())
                : sop.steps().size();
        for (Step step : sop.steps().subList(0, Math.max(1, last))) {
            if (random.nextInt(8) == 0) {
                continue;
            }
            if (random.nextInt(2) == 0) {
                events.add(event(sop, caseId, step.id(), Transition.START, at, random));
            }
            at += random.nextInt(3) * 30 * 60_000L + random.nextInt(random.nextInt(9) == 0 ? 40_000_000 : 2_000_000);
            for (int times = 1 + random.nextInt(12) / 11; times > 0; times--) {
                events.add(event(sop, caseId, step.id(), Transition.COMPLETE, at, random));
                at += random.nextInt(2) * 60_000L;
            }
        }
        switch (random.nextInt(12)) {
            case 0 -> events.add(event(sop, caseId, null, Transition.WITHDRAW, at, random));
            case 1 -> events.add(event(sop, caseId, "Langkah asing", Transition.COMPLETE, at, random));
            case 2 ->
                events.add(event(sop, caseId, "langkah Asing " + random.nextInt(2), Transition.START, at, random));
            case 3 -> {
                events.add(event(sop, caseId, null, Transition.SUSPEND, opened + 600_000, random));
                events.add(event(sop, caseId, null, Transition.RESUME, opened + 4_200_000, random));
            }
            default -> {}
        }
    }

    private static CaseEvent event(
            Sop sop, String caseId, @Nullable String step, Transition transition, long at, Random random) {
        List<Attribute> attributes = new ArrayList<>();
        addMaybe(attributes, "opd", 4, random);
        addMaybe(attributes, "unit", 3, random);
        addMaybe(attributes, "x", 2, random);
        List<String> roles = sop.roles().stream().map(role -> role.id()).toList();
        Particulars particulars = new Particulars(
                step,
                transition,
                random.nextInt(4) == 0 ? null : roles.get(random.nextInt(roles.size())),
                random.nextBoolean() ? null : List.of("Surat"),
                random.nextInt(3) > 0 ? null : List.of("Memo"),
                attributes);
        String actor = random.nextInt(5) == 0 ? null : "Pegawai " + random.nextInt(6);
        return new CaseEvent(sop.id(), caseId, particulars, at, actor, null, null, 1);
    }

    private static void addMaybe(List<Attribute> attributes, String name, int values, Random random) {
        if (random.nextInt(4) == 0) {
            attributes.add(new Attribute(name, String.valueOf(random.nextInt(values))));
        }
    }
}
