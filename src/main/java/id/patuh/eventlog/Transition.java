package id.patuh.eventlog;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event says happened to its step or case. Source: AUDIT.md, "What an event says". */
public enum Transition {
    START,
    COMPLETE,
    SUSPEND,
    RESUME,
    WITHDRAW,
    RECORD;

    private static final Map<String, Transition> WORDS = Map.ofEntries(
            Map.entry("start", START),
            Map.entry("mulai", START),
            Map.entry("complete", COMPLETE),
            Map.entry("selesai", COMPLETE),
            Map.entry("suspend", SUSPEND),
            Map.entry("tunda", SUSPEND),
            Map.entry("resume", RESUME),
            Map.entry("lanjut", RESUME),
            Map.entry("withdraw", WITHDRAW),
            Map.entry("batal", WITHDRAW),
            Map.entry("record", RECORD),
            Map.entry("catat", RECORD));

    /** The transition of an English or Indonesian word in any letter case; null where there is none of that name. */
    public static @Nullable Transition of(String word) {
        return WORDS.get(word.toLowerCase(Locale.ROOT));
    }

    /** As in files: {@code start}, {@code complete}, … */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
