package id.patuh.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One generated case: first the compliant course of the SOP, then, in one case of five, one or two faults. The same
 * seed and number always give the same rows.
 */
final class CaseScript {

    private static final String[] PLACES = {
        "ruang jaringan OPD", "jalur FO", "menara penghubung", "lokasi OPD", "ruang kabel kecamatan"
    };
    private static final int FAULTY_ONE_IN = 5;
    private static final Fault[] FAULTS = Fault.values();

    private final int number;
    private final SplittableRandom random;
    private final List<Visit> visits = new ArrayList<>();
    private final List<LogRow> rows = new ArrayList<>();
    private final String office;
    private final String reporter;
    private final String technician;

    private CaseScript(int number, long seed) {
        this.number = number;
        this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        int who = 1 + random.nextInt(160);
        this.office = "OPD Contoh " + who;
        this.reporter = "Operator OPD Contoh " + who;
        this.technician = Performer.TECHNICIAN.actor(random);
    }

    /** The rows of the case {@code number} that is opened at {@code opening}, sorted by time. */
    static List<LogRow> rows(int number, long opening, long seed) {
        return new CaseScript(number, seed).play(opening);
    }

    private List<LogRow> play(long opening) {
        writeCourse();
        Fault first = null;
        Fault second = null;
        if (random.nextInt(FAULTY_ONE_IN) == 0) {
            first = FAULTS[random.nextInt(FAULTS.length)];
            second = random.nextInt(6) == 0 ? FAULTS[random.nextInt(FAULTS.length)] : null;
        }
        beforeTimes(first);
        beforeTimes(second);
        layTimes(opening);
        afterTimes(first);
        afterTimes(second);
        visits.forEach(this::addRows);
        rows.sort(LogRow.BY_TIME);
        return rows;
    }

    private void writeCourse() {
        boolean server = chance(25);
        boolean damaged = chance(40);
        boolean replaced = damaged && chance(40);
        for (TableStep step : TableStep.ALL) {
            if (applies(step.number(), server, damaged, replaced)) {
                visits.add(visit(step));
            }
        }
        find(5).attributes[LogRow.PLACE] = server ? "server" : PLACES[random.nextInt(PLACES.length)];
        Visit recorder = find(server ? 5 : 7);
        recorder.attributes[LogRow.DAMAGE] = damaged ? "ya" : "tidak";
        recorder.attributes[LogRow.REPLACEMENT] = replaced ? "ya" : "tidak";
        find(11).attributes[LogRow.ACKNOWLEDGED] = "ya";
    }

    private static boolean applies(int step, boolean server, boolean damaged, boolean replaced) {
        return switch (step) {
            case 6, 7 -> !server;
            case 8 -> damaged;
            case 9, 10 -> replaced;
            default -> true;
        };
    }

    private Visit visit(TableStep step) {
        Visit visit = new Visit(step);
        visit.actor = actor(step);
        visit.role = step.performer().role(random);
        visit.attributes[LogRow.OFFICE] = step.number() == 1 ? office : null;
        visit.gap = 30L + random.nextInt((int) (step.limit() * 0.8));
        if (chance(step.performer() == Performer.TECHNICIAN ? 44 : 16)) {
            visit.startLag = random.nextLong(visit.gap);
        }
        embellish(visit);
        return visit;
    }

    private String actor(TableStep step) {
        return switch (step.performer()) {
            case OFFICE -> reporter;
            case TECHNICIAN -> technician;
            default -> step.performer().actor(random);
        };
    }

    /** Writes the same thing in other words now and then, as people do. */
    private void embellish(Visit visit) {
        if (chance(2)) {
            visit.name = visit.step.alias();
        }
        if (chance(6)) {
            visit.inputs += "; Kamera";
        }
        if (visit.step.number() == 11 && chance(40)) {
            visit.outputs += "; Laporan";
        }
        if (visit.step.number() == 5 && chance(5)) {
            visit.inputs = "memo penugasan";
        }
        if (visit.step.number() == 1 && chance(5)) {
            visit.outputs = "laporan gangguan";
        }
    }

    private void layTimes(long opening) {
        Visit first = visits.get(0);
        first.start = first.startLag == Visit.NEVER ? Visit.NEVER : opening;
        first.done = first.startLag == Visit.NEVER ? opening : opening + first.gap;
        for (int i = 1; i < visits.size(); i++) {
            visits.get(i).follow(visits.get(i - 1).done);
        }
    }

    private void beforeTimes(Fault fault) {
        if (fault == null) {
            return;
        }
        switch (fault) {
            case LATE -> delay(anyAfterFirst(), 1.0 + random.nextDouble() * 1.5);
            case VERY_LATE -> delay(anyAfterFirst(), 8.0 + random.nextDouble() * 60);
            case SKIPPED -> visits.remove(between(1, visits.size() - 1));
            case INPUT_WRONG, INPUT_NONE, INPUT_BLANK -> spoilInput(fault);
            case OUTPUT_WRONG -> any().outputs = chance(50) ? "-" : "Surat Perintah Tugas";
            case OUTPUT_BLANK -> any().outputs = "";
            case ROLE_WRONG -> spoilRole(any());
            case ROLE_BLANK -> any().role = "";
            case PERFORMER_BLANK -> forgetPerformer(any());
            case CONDITION_FALSE, CONDITION_UNKNOWN -> spoilCondition(fault == Fault.CONDITION_UNKNOWN);
            case ACKNOWLEDGEMENT_REFUSED -> acknowledge("tidak");
            case ACKNOWLEDGEMENT_BLANK -> acknowledge(null);
            default -> {}
        }
    }

    private void afterTimes(Fault fault) {
        if (fault == null) {
            return;
        }
        switch (fault) {
            case OUT_OF_ORDER -> swap(between(1, visits.size() - 1));
            case STARTED_EARLY -> startEarly(between(2, visits.size()));
            case REPEATED -> repeat(any());
            case UNKNOWN_STEP -> unknownStep(any());
            case STEP_SUSPENDED, CASE_SUSPENDED -> suspend(fault == Fault.STEP_SUSPENDED);
            case WITHDRAWN -> endAfter(between(1, visits.size()), "withdraw");
            case LEFT_OPEN -> endAfter(between(1, visits.size()), null);
            case CLOSED_EARLY -> endAfter(visits.size() - between(1, 4), "complete");
            default -> {}
        }
    }

    private void delay(Visit visit, double limits) {
        visit.gap = (long) (visit.step.limit() * limits) + 1;
    }

    private void spoilInput(Fault fault) {
        List<Visit> unsupplied = visits.stream()
                .filter(v -> v.step.number() == 1 || (v.step.number() >= 6 && v.step.number() <= 8))
                .toList();
        Visit visit = unsupplied.isEmpty() ? any() : unsupplied.get(random.nextInt(unsupplied.size()));
        visit.inputs = switch (fault) {
            case INPUT_WRONG -> "Kabel FO";
            case INPUT_NONE -> "-";
            default -> "";
        };
    }

    private void spoilRole(Visit visit) {
        Performer other = visit.step.performer().other();
        visit.role = other.role(random);
        visit.actor = other.actor(random);
    }

    private void forgetPerformer(Visit visit) {
        visit.actor = "";
        visit.role = chance(70) ? "" : visit.role;
    }

    private void spoilCondition(boolean unknown) {
        for (Visit visit : visits) {
            if (unknown) {
                visit.attributes[LogRow.DAMAGE] = null;
            } else if (visit.attributes[LogRow.DAMAGE] != null) {
                visit.attributes[LogRow.DAMAGE] = "tidak";
            }
        }
        if (find(8) == null) {
            visits.add(place(8), visit(TableStep.number(8)));
        }
    }

    private void acknowledge(String answer) {
        Visit minutes = find(11);
        if (minutes != null) {
            minutes.attributes[LogRow.ACKNOWLEDGED] = answer;
        }
    }

    private void swap(int index) {
        if (index + 1 >= visits.size()) {
            return;
        }
        Visit one = visits.get(index);
        Visit two = visits.get(index + 1);
        long done = one.done;
        one.done = two.done;
        two.done = done;
        one.start = Visit.NEVER;
        two.start = Visit.NEVER;
    }

    private void startEarly(int index) {
        Visit visit = visits.get(Math.min(index, visits.size() - 1));
        Visit before = visits.get(Math.max(0, visits.indexOf(visit) - 1));
        visit.start = Math.max(before.done - 1 - random.nextInt(600), visits.get(0).done);
    }

    private void repeat(Visit visit) {
        addRow(visit, visit.done + 1 + random.nextInt(7200), "complete");
    }

    private void unknownStep(Visit visit) {
        String name = chance(50) ? "Kunjungan ulang" : "15";
        add(visit.done + random.nextInt(900), name, "complete", visit.actor, visit.role, "", "", LogRow.NO_ATTRIBUTES);
    }

    private void suspend(boolean ofStep) {
        int index = between(1, visits.size());
        if (index >= visits.size()) {
            return;
        }
        Visit visit = visits.get(index);
        long before = visits.get(index - 1).done;
        long pause = 1800L + random.nextInt(36_000);
        long from = before + random.nextLong(Math.max(1, visit.done - before));
        for (Visit later : visits.subList(index, visits.size())) {
            later.done += pause;
            later.start = later.start == Visit.NEVER || later.start < from ? later.start : later.start + pause;
        }
        String name = ofStep ? visit.name : "";
        long off = chance(70) ? pause : pause / 3;
        add(from, name, "suspend", visit.actor, visit.role, "", "", LogRow.NO_ATTRIBUTES);
        add(from + off, name, "resume", visit.actor, visit.role, "", "", LogRow.NO_ATTRIBUTES);
    }

    private void endAfter(int count, String transition) {
        int kept = Math.max(1, Math.min(count, visits.size()));
        visits.subList(kept, visits.size()).clear();
        if (transition != null) {
            Visit last = visits.get(kept - 1);
            add(
                    last.done + random.nextInt(3600),
                    "",
                    transition,
                    reporter,
                    "OPD Pelapor",
                    "",
                    "",
                    LogRow.NO_ATTRIBUTES);
        }
    }

    private void addRows(Visit visit) {
        if (visit.start != Visit.NEVER) {
            add(visit.start, visit.name, "start", visit.actor, visit.role, "", "", LogRow.NO_ATTRIBUTES);
        }
        addRow(visit, visit.done, "complete");
    }

    private void addRow(Visit v, long at, String transition) {
        add(at, v.name, transition, v.actor, v.role, v.inputs, v.outputs, Arrays.asList(v.attributes));
    }

    private void add(
            long at,
            String step,
            String transition,
            String actor,
            String role,
            String in,
            String out,
            List<String> attributes) {
        rows.add(new LogRow(number, rows.size(), at, step, transition, actor, role, in, out, attributes));
    }

    private Visit any() {
        return visits.get(random.nextInt(visits.size()));
    }

    private Visit anyAfterFirst() {
        return visits.get(Math.min(between(1, visits.size()), visits.size() - 1));
    }

    private Visit find(int step) {
        return visits.stream().filter(v -> v.step.number() == step).findFirst().orElse(null);
    }

    private int place(int step) {
        int place = 0;
        while (place < visits.size() && visits.get(place).step.number() < step) {
            place++;
        }
        return place;
    }

    /** From {@code low} up to but not {@code high}; {@code low} where nothing lies between. */
    private int between(int low, int high) {
        return low + random.nextInt(Math.max(1, high - low));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
