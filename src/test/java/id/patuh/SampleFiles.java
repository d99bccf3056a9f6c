package id.patuh;

import java.nio.file.Path;
import java.util.List;

/** The sample month as files. */
public final class SampleFiles {

    public static final Path RULES = Path.of("rules");

    public static final List<Path> LOGS = List.of(
            Path.of("sample-data/kasus-2026-10.csv"),
            Path.of("sample-data/kasus-susulan-2026-10.ndjson"),
            Path.of("sample-data/lapangan-2026-10.xes"));

    private SampleFiles() {}
}
