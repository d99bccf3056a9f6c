package id.patuh.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the words of the log mean under the one SOP that {@link PlainJava} knows: its steps, roles and documents with
 * their other names. Several threads may ask at once.
 */
final class PlainWords {

    static final int STEPS = 14;
    static final int WHOLE_CASE = 14;
    /** This code and those above it are names of steps that the SOP has not. */
    static final int STRANGE = 15;

    static final int NO_ROLE = 0;
    static final int OFFICE = 1;
    static final int TECHNICIAN = 2;
    static final int SECTION = 3;
    static final int DIVISION = 4;
    static final int HEAD = 5;
    static final int OTHER_ROLE = 6;

    /** Set in a list of documents that is recorded, also as none. */
    static final int RECORDED = 1 << 15;

    static final int START = 0;
    static final int COMPLETE = 1;
    static final int SUSPEND = 2;
    static final int RESUME = 3;
    static final int WITHDRAW = 4;
    static final int RECORD = 5;

    static final List<String> DOCUMENTS = List.of(
            "Jaringan Internet",
            "Laporan",
            "Disposisi",
            "Memo",
            "Peralatan Jaringan",
            "Dokumen Formulir",
            "Dokumen Berita Acara",
            "Review");

    private static final String[][] OTHER_DOCUMENT_NAMES = {
        {"koneksi internet", "internet connection"},
        {"laporan gangguan", "report"},
        {"lembar disposisi", "disposition"},
        {"memo penugasan"},
        {"perangkat jaringan", "network equipment"},
        {"formulir", "formulir penggantian perangkat"},
        {"berita acara", "minutes of work"},
        {"hasil review"}
    };

    private static final String[][] ROLE_NAMES = {
        {"opd-pelapor", "opd pelapor", "reporting government office", "pelapor", "opd", "kepala opd"},
        {
            "teknis",
            "tenaga teknis kominfo",
            "kominfo technical staff",
            "tim teknis",
            "tenaga teknis",
            "tim teknis kominfo",
            "teknisi"
        },
        {
            "kasie",
            "kepala seksi e-government aplikasi dan pengembangan informatika, pm dan ip",
            "kasie e-gov",
            "kepala seksi",
            "kepala seksi e-government"
        },
        {"kabid", "kepala bidang aplikasi informatika dan statistik", "kabid aptika", "kepala bidang"},
        {"kadis", "kepala dinas kominfo dan persandian", "kadis kominfo", "kepala dinas", "kepala dinas kominfo"}
    };

    private static final Map<String, Integer> TRANSITIONS = Map.ofEntries(
            Map.entry("start", START),
            Map.entry("mulai", START),
            Map.entry("", COMPLETE),
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

    private final Map<String, Integer> steps = new HashMap<>();
    private final Map<String, Integer> roles = new HashMap<>();
    private final Map<String, Integer> documents = new HashMap<>();
    private final List<String> strange = new ArrayList<>();
    private final List<String> values = new ArrayList<>(List.of(""));

    PlainWords() {
        for (TableStep step : TableStep.ALL) {
            steps.put(Integer.toString(step.number()), step.number() - 1);
            steps.put(folded(step.alias()), step.number() - 1);
        }
        steps.put("laporan masuk", 0);
        for (int role = 0; role < ROLE_NAMES.length; role++) {
            for (String name : ROLE_NAMES[role]) {
                roles.put(name, role + 1);
            }
        }
        for (int i = 0; i < DOCUMENTS.size(); i++) {
            documents.put(folded(DOCUMENTS.get(i)), i);
            for (String name : OTHER_DOCUMENT_NAMES[i]) {
                documents.put(name, i);
            }
        }
    }

    synchronized int step(String text) {
        String name = folded(text);
        if (name.isEmpty()) {
            return WHOLE_CASE;
        }
        Integer known = steps.get(name);
        if (known != null) {
            return known;
        }
        strange.add(text.strip());
        return STRANGE + strange.size() - 1;
    }

    /** The name of a step that the SOP has not, as it is spelt. */
    synchronized String strange(int code) {
        return strange.get(code - STRANGE);
    }

    int transition(String text) {
        Integer known = TRANSITIONS.get(folded(text));
        if (known == null) {
            throw new IllegalArgumentException("unknown transition '" + text + "'");
        }
        return known;
    }

    int role(String text) {
        String name = folded(text);
        return name.isEmpty() ? NO_ROLE : roles.getOrDefault(name, OTHER_ROLE);
    }

    /** A bit for each document of the SOP in the list. */
    int documents(String text) {
        if (text.isBlank()) {
            return 0;
        }
        int named = RECORDED;
        for (String name : text.split("[;|]", -1)) {
            Integer known = documents.get(folded(name));
            named |= known == null ? 0 : 1 << known;
        }
        return named;
    }

    /** A number for an attribute's value; 0 for none. */
    synchronized int value(String text) {
        String value = text.strip();
        int known = values.indexOf(value);
        if (known < 0) {
            values.add(value);
            known = values.size() - 1;
        }
        return known;
    }

    synchronized String value(int code) {
        return values.get(code);
    }

    /** As names compare: without regard to letter case and blanks around or repeated. */
    static String folded(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
