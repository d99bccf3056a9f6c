package id.patuh.oracle;

import id.patuh.oracle.PlainSop.Amount;
import id.patuh.oracle.PlainSop.Clause;
import id.patuh.oracle.PlainSop.Clock;
import id.patuh.oracle.PlainSop.Document;
import id.patuh.oracle.PlainSop.Limit;
import id.patuh.oracle.PlainSop.Role;
import id.patuh.oracle.PlainSop.Step;
import id.patuh.oracle.PlainSop.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Invents one SOP in one to three versions, with its calendars, such that nothing in it is faulty: names are unique,
 * nothing goes in circles, every role is defined and used, and every value of a branching attribute has a branch.
 */
final class RandomSop {

    /** The attributes that conditions ask for, and the values they know. */
    static final Map<String, List<String>> ATTRIBUTES = new TreeMap<>(Map.of(
            "lokasi-gangguan", List.of("server", "jaringan", "ruang kabel", "aplikasi"),
            "prioritas", List.of("tinggi", "sedang", "rendah"),
            "Jenis Layanan", List.of("baru", "perpanjangan", "3"),
            "shift", List.of("1", "2", "3")));

    private static final List<String> ZONES =
            List.of("Asia/Makassar", "Asia/Makassar", "Asia/Jakarta", "UTC", "Europe/Berlin", "America/Sao_Paulo");
    private static final List<Role> ROLES = List.of(
            new Role("kasie", "Kepala Seksi e-Government", List.of("kasi egov", "section head")),
            new Role("kabid", "Kepala Bidang", List.of()),
            new Role("operator", "Operator Jaringan", List.of("op")),
            new Role("opd-pelapor", "OPD pelapor", List.of("pelapor", "unit pelapor")),
            new Role("teknisi", "Teknisi: lapangan & server", List.of("technician")));
    private static final List<Document> DOCUMENTS = List.of(
            new Document("Laporan", List.of("laporan awal", "report")),
            new Document("Memo", List.of()),
            new Document("Disposisi", List.of("disposition")),
            new Document("Nota Dinas", List.of("nodin", "nota dinas asli")),
            new Document("Surat Tugas", List.of()),
            new Document("Berita Acara, rangkap dua", List.of("BA")),
            new Document("Form 7-B", List.of("f7b")),
            new Document("Foto/denah", List.of()),
            new Document("Daftar hadir", List.of("absensi")));
    private static final List<List<String>> ACTIVITIES = List.of(
            List.of("Laporan masuk dari kepala OPD", "Report received", "lapor"),
            List.of("Memeriksa berkas, lengkap atau tidak", "Check the papers", "periksa"),
            List.of("Menerima disposisi", "Take the disposition", "terima"),
            List.of("Menuju lokasi", "Go to the place", "berangkat"),
            List.of("Perbaikan jaringan", "Mend the network", "perbaiki"),
            List.of("Perbaikan server: ruang 2", "Mend the server", "server-2"),
            List.of("Uji coba bersama", "Test together", "Uji Coba"),
            List.of("Membuat \"berita acara\"", "Write the minutes", "catat-hasil"),
            List.of("Menandatangani", "Sign", "paraf"),
            List.of("Menyerahkan laporan", "Hand over the report", "serah"),
            List.of("Mengarsipkan", "File it away", "arsip"),
            List.of("Menutup kasus", "Close the case", "tutup"));
    private static final List<String> ALIASES =
            List.of("tahap awal", "cek", "step-x", "langkah khusus", "QA", "entri", "verif", "lintas bidang");

    private final Dice dice;
    private final String sop;
    private final LocalDate base;
    private final ZoneId zone;
    private final Map<String, PlainCalendar> calendars = new LinkedHashMap<>();

    private RandomSop(String sop, LocalDate base, Dice dice) {
        this.sop = sop;
        this.base = base;
        this.dice = dice;
        this.zone = ZoneId.of(dice.pick(ZONES));
    }

    /** An SOP for cases opened in the 60 days from {@code base}. */
    static PlainRules rules(String sop, LocalDate base, Dice dice) {
        return new RandomSop(sop, base, dice).rules();
    }

    private PlainRules rules() {
        for (int i = dice.between(1, 3); i > 0; i--) {
            String name = sop + "-jam-" + i;
            ZoneId itsZone = dice.chance(0.85) ? zone : ZoneId.of(dice.pick(ZONES));
            calendars.put(name, new RandomCalendar(dice.split(), base).calendar(name, itsZone));
        }
        List<PlainSop> versions = new ArrayList<>();
        LocalDate from = base.plusDays(dice.pick(-400, -30, 0, 8));
        for (int i = dice.pick(1, 1, 2, 3); i > 0; i--) {
            versions.add(version(from, versions.size()));
            from = from.plusDays(dice.between(1, 25));
        }
        return new PlainRules(dice.shuffled(versions), calendars);
    }

    private PlainSop version(LocalDate from, int older) {
        List<Role> roles = dice.some(ROLES, 1, ROLES.size());
        List<Document> documents = dice.some(DOCUMENTS, 3, DOCUMENTS.size());
        List<Step> steps = steps(roles, documents);
        List<String> ids = steps.stream().map(Step::id).toList();
        return new PlainSop(
                sop,
                YearMonth.from(from) + (older == 0 ? "" : "-r" + older),
                from,
                zone,
                dice.chance(0.6) ? Optional.of(anyCalendar()) : Optional.empty(),
                roles.stream().filter(role -> uses(steps, role)).toList(),
                documents.stream().filter(document -> uses(steps, document)).toList(),
                dice.chance(0.25) ? Optional.of(dice.some(ids, 1, 2)) : Optional.empty(),
                dice.chance(0.5) ? limit(10, false) : List.of(),
                clock(0.4),
                steps);
    }

    private static boolean uses(List<Step> steps, Role role) {
        return steps.stream().anyMatch(step -> step.roles().contains(role.id()));
    }

    private static boolean uses(List<Step> steps, Document document) {
        return !document.aliases().isEmpty()
                && steps.stream()
                        .flatMap(step -> Stream.concat(step.inputs().stream(), step.outputs().stream()))
                        .anyMatch(document.name()::equals);
    }

    private String anyCalendar() {
        return dice.chance(0.15) ? PlainSop.ALWAYS : dice.pick(List.copyOf(calendars.keySet()));
    }

    private Optional<Clock> clock(double share) {
        return dice.chance(share) ? Optional.of(dice.pick(Clock.values())) : Optional.empty();
    }

    // Steps

    private List<Step> steps(List<Role> roles, List<Document> documents) {
        int count = dice.pick(dice.between(1, 3), dice.between(3, 12), dice.between(4, 8));
        List<List<String>> activities =
                dice.chance(0.5) ? ACTIVITIES.subList(0, count) : dice.some(ACTIVITIES, count, count);
        List<String> ids = ids(activities);
        List<String> aliases = new ArrayList<>(dice.shuffled(ALIASES));
        List<Optional<List<String>>> after = after(ids);
        List<List<Clause>> when = conditions(ids, after);
        List<Step> steps = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            boolean optional = when.get(row).isEmpty() && dice.chance(0.1);
            List<String> own = new ArrayList<>();
            while (!aliases.isEmpty() && dice.chance(0.25)) {
                own.add(aliases.remove(0));
            }
            steps.add(step(
                    ids.get(row), activities.get(row), own, after.get(row), when.get(row), optional, roles, documents));
        }
        return List.copyOf(steps);
    }

    private List<String> ids(List<List<String>> activities) {
        int kind = dice.between(0, 3);
        return IntStream.range(0, activities.size())
                .mapToObj(row -> switch (kind) {
                    case 0 -> activities.get(row).get(2);
                    case 1 -> Integer.toString(10 * (row + 1));
                    default -> Integer.toString(row + 1);
                })
                .toList();
    }

    private Step step(
            String id,
            List<String> activity,
            List<String> aliases,
            Optional<List<String>> after,
            List<Clause> when,
            boolean optional,
            List<Role> roles,
            List<Document> documents) {
        List<String> names = documents.stream().map(Document::name).toList();
        List<String> does = dice.chance(0.15)
                ? List.of()
                : dice.some(roles, 1, dice.pick(1, 1, 2)).stream().map(Role::id).toList();
        List<String> inputs = dice.some(names, 0, dice.pick(0, 1, 3));
        List<String> outputs = dice.some(names, 0, dice.pick(0, 1, 3));
        List<Limit> limit = dice.chance(0.7) ? limit(2, true) : List.of();
        return new Step(
                id,
                activity.get(0),
                activity.get(1),
                List.copyOf(aliases),
                does,
                inputs,
                outputs,
                after,
                when,
                optional,
                dice.chance(0.15),
                clock(0.2),
                dice.chance(0.25) ? Optional.of(anyCalendar()) : Optional.empty(),
                limit,
                severity(does, inputs, outputs, when, limit));
    }

    private Map<String, String> severity(
            List<String> roles, List<String> inputs, List<String> outputs, List<Clause> when, List<Limit> limit) {
        Map<String, Boolean> asked = new LinkedHashMap<>();
        asked.put("order", true);
        asked.put("once", true);
        asked.put("role", !roles.isEmpty());
        asked.put("input", !inputs.isEmpty());
        asked.put("output", !outputs.isEmpty());
        asked.put("applicability", !when.isEmpty());
        asked.put("time", !limit.isEmpty());
        Map<String, String> own = new LinkedHashMap<>();
        asked.forEach((check, does) -> {
            if (does && dice.chance(0.06)) {
                own.put(check, dice.pick("minor", "major", "critical"));
            }
        });
        return own;
    }

    // Order: a step comes after steps of lower rank only, so that nothing goes in circles

    private List<Optional<List<String>>> after(List<String> ids) {
        List<Integer> rows = IntStream.range(0, ids.size()).boxed().toList();
        List<Integer> rank = dice.chance(0.8) ? rows : dice.shuffled(rows);
        double plain = dice.pick(0.3, 0.7, 0.9);
        List<Optional<List<String>>> after = new ArrayList<>();
        for (int row : rows) {
            boolean byDefault = row == 0 || rank.get(row - 1) < rank.get(row);
            List<String> lower = rows.stream()
                    .filter(other -> rank.get(other) < rank.get(row))
                    .map(ids::get)
                    .toList();
            if (byDefault && dice.chance(plain)) {
                after.add(Optional.empty());
            } else {
                after.add(Optional.of(dice.chance(0.1) ? List.of() : dice.some(lower, 1, dice.pick(1, 2, 3))));
            }
        }
        return after;
    }

    // Conditions: of each attribute that steps branch by, two steps after the same ones share all values between them

    private List<List<Clause>> conditions(List<String> ids, List<Optional<List<String>>> after) {
        List<List<Clause>> when = new ArrayList<>();
        ids.forEach(id -> when.add(List.of()));
        List<Integer> free = new ArrayList<>(
                dice.shuffled(IntStream.range(0, ids.size()).boxed().toList()));
        List<String> branching = new ArrayList<>();
        for (String attribute : dice.some(List.copyOf(ATTRIBUTES.keySet()), 0, 2)) {
            if (free.size() >= 3) {
                branch(free.remove(0), free.remove(0), clause(attribute), ids, after, when);
                branching.add(attribute);
            }
        }
        while (!branching.isEmpty() && !free.isEmpty() && dice.chance(0.4)) {
            List<Clause> condition =
                    dice.some(branching, 1, 2).stream().map(this::clause).toList();
            when.set(free.remove(0), condition);
        }
        return when;
    }

    private void branch(
            int one,
            int other,
            Clause clause,
            List<String> ids,
            List<Optional<List<String>>> after,
            List<List<Clause>> when) {
        when.set(one, List.of(clause));
        when.set(other, List.of(new Clause(clause.attribute(), !clause.not(), clause.values())));
        int first = comesAfter(one, ids.get(other), ids, after) ? other : one;
        int second = first == one ? other : one;
        after.set(second, Optional.of(resolved(first, ids, after)));
    }

    private static boolean comesAfter(int row, String id, List<String> ids, List<Optional<List<String>>> after) {
        return resolved(row, ids, after).stream()
                .anyMatch(before -> before.equals(id) || comesAfter(ids.indexOf(before), id, ids, after));
    }

    private static List<String> resolved(int row, List<String> ids, List<Optional<List<String>>> after) {
        return after.get(row).orElseGet(() -> row == 0 ? List.of() : List.of(ids.get(row - 1)));
    }

    private Clause clause(String attribute) {
        return new Clause(attribute, dice.chance(0.4), dice.some(ATTRIBUTES.get(attribute), 1, dice.pick(1, 2)));
    }

    // Limits

    private List<Limit> limit(int size, boolean ownCalendars) {
        List<Limit> entries = new ArrayList<>();
        if (dice.chance(0.3)) {
            Set<String> attributes = new LinkedHashSet<>(dice.some(List.copyOf(ATTRIBUTES.keySet()), 1, 2));
            for (int i = dice.between(1, 3); i > 0; i--) {
                List<Clause> when = dice.some(List.copyOf(attributes), 1, dice.pick(1, 1, 2)).stream()
                        .map(this::clause)
                        .toList();
                entries.add(new Limit(when, amount(size), entryCalendar(ownCalendars)));
            }
        }
        if (entries.isEmpty() || dice.chance(0.6)) {
            entries.add(new Limit(List.of(), amount(size), entryCalendar(ownCalendars && dice.chance(0.5))));
        }
        return List.copyOf(entries);
    }

    private Optional<String> entryCalendar(boolean may) {
        return may && dice.chance(0.4) ? Optional.of(anyCalendar()) : Optional.empty();
    }

    private Amount amount(int size) {
        return switch (dice.between(0, 7)) {
            case 0 -> spelled(dice.between(20, 5_000) * size + "", Unit.SECOND);
            case 1, 2 -> spelled(dice.between(1, 60) * 5 * size + "", Unit.MINUTE);
            case 3 -> spelled(dice.between(1, 40) * size + "." + dice.pick("25", "5", "333", "1"), Unit.MINUTE);
            case 4 -> spelled(dice.between(1, 16) * size + "", Unit.HOUR);
            case 5 -> spelled(dice.between(0, 10) * size + "." + dice.pick("65", "5", "75", "01"), Unit.HOUR);
            case 6 -> spelled(dice.pick("1", "2", "1.5", "0.5", "3"), Unit.DAY);
            default -> iso(size);
        };
    }

    private Amount spelled(String count, Unit unit) {
        boolean one = count.equals("1");
        String word = switch (unit) {
            case SECOND -> dice.pick("detik", "s", one ? "second" : "seconds");
            case MINUTE -> dice.pick("menit", "m", "min", one ? "minute" : "minutes");
            case HOUR -> dice.pick("jam", "h", one ? "hour" : "hours");
            case DAY -> dice.pick("hari", one ? "day" : "days");
        };
        return new Amount(count + " " + word, new BigDecimal(count), unit);
    }

    private Amount iso(int size) {
        int hours = dice.between(1, 9) * size;
        int minutes = dice.between(1, 59);
        return switch (dice.between(0, 3)) {
            case 0 -> new Amount("PT" + minutes + "M", BigDecimal.valueOf(minutes), Unit.MINUTE);
            case 1 ->
                new Amount("PT" + hours + "H" + minutes + "M", BigDecimal.valueOf(hours * 60 + minutes), Unit.MINUTE);
            case 2 -> new Amount("PT" + minutes * 90 + "S", BigDecimal.valueOf(minutes * 90L), Unit.SECOND);
            default -> {
                int days = dice.between(1, 3);
                yield new Amount("P" + days + "D", BigDecimal.valueOf(days), Unit.DAY);
            }
        };
    }
}
