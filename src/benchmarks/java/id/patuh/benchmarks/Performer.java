package id.patuh.benchmarks;

import java.util.List;
import java.util.SplittableRandom;

/** Who carries steps out in the generated log: the names a log gives the role, and how many people hold it. */
enum Performer {
    OFFICE("Operator OPD Contoh", 160, "OPD Pelapor", "OPD Pelapor", "OPD Pelapor", "Kepala OPD"),
    TECHNICIAN("Teknisi Jaringan Kominfo", 30, "Tenaga Teknis Kominfo", "Tenaga Teknis Kominfo", "Tim Teknis Kominfo"),
    SECTION("Kepala Seksi e-Government", 4, "Kasie e-Gov", "Kepala Seksi e-Government"),
    DIVISION("Kepala Bidang Aptika", 3, "Kabid Aptika", "Kepala Bidang Aplikasi Informatika dan Statistik"),
    HEAD("Kepala Dinas Kominfo", 3, "Kadis Kominfo", "Kepala Dinas Kominfo dan Persandian");

    private final String actor;
    private final int people;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> names;

    Performer(String actor, int people, String... names) {
        this.actor = actor;
        this.people = people;
        this.names = List.of(names);
    }

    /** One of the people who hold this role. */
    String actor(SplittableRandom random) {
        return actor + ' ' + (1 + random.nextInt(people));
    }

    /** One of the names under which logs know this role. */
    String role(SplittableRandom random) {
        return names.get(random.nextInt(names.size()));
    }

    /** A role that is certainly another one. */
    Performer other() {
        return this == HEAD ? OFFICE : HEAD;
    }
}
