package id.patuh.benchmarks;

import java.util.List;

/**
 * One row of the table of the SOP "Maintenance Gangguan Jaringan" as the generator needs it: who carries the step out,
 * what it needs, what it produces and how many seconds it may take.
 */
record TableStep(int number, String alias, Performer performer, String input, String output, int limit) {

    private static final int MINUTE = 60;

    /** The fourteen steps; step {@code n} is at index {@code n - 1}. */
    static final List<TableStep> ALL = List.of(
            of(1, "Lapor", Performer.OFFICE, "Jaringan Internet", "Laporan", 30),
            of(2, "Disposisi Kadis", Performer.HEAD, "Laporan", "Disposisi", 30),
            of(3, "Disposisi Kabid", Performer.DIVISION, "Disposisi", "Disposisi", 15),
            of(4, "Penunjukan tim", Performer.SECTION, "Disposisi", "Memo", 15),
            of(5, "Analisa gangguan", Performer.TECHNICIAN, "Memo", "Jaringan Internet", 60),
            of(6, "Koordinasi pelapor", Performer.TECHNICIAN, "Peralatan Jaringan", "Jaringan Internet", 60),
            of(7, "Periksa lokasi", Performer.TECHNICIAN, "Peralatan Jaringan", "Jaringan Internet", 60),
            of(8, "Perbaikan perangkat", Performer.TECHNICIAN, "Peralatan Jaringan", "Peralatan Jaringan", 120),
            of(9, "Formulir penggantian", Performer.TECHNICIAN, "Peralatan Jaringan", "Dokumen Formulir", 180),
            of(10, "Ganti perangkat", Performer.TECHNICIAN, "Peralatan Jaringan", "Jaringan Internet", 60),
            of(11, "Berita acara pekerjaan", Performer.TECHNICIAN, "Jaringan Internet", "Dokumen Berita Acara", 60),
            of(12, "Pemeriksaan Kasie", Performer.SECTION, "Dokumen Berita Acara", "Dokumen Berita Acara", 30),
            of(13, "Pemeriksaan Kabid", Performer.DIVISION, "Dokumen Berita Acara", "Dokumen Berita Acara", 30),
            of(14, "Review Kadis", Performer.HEAD, "Dokumen Berita Acara", "Review", 30));

    private static TableStep of(int number, String alias, Performer who, String input, String output, int minutes) {
        return new TableStep(number, alias, who, input, output, minutes * MINUTE);
    }

    /** The step of this number, 1 to 14. */
    static TableStep number(int number) {
        return ALL.get(number - 1);
    }
}
