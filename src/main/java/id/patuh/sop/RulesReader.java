package id.patuh.sop;

import id.patuh.calendar.CalendarFile;
import id.patuh.calendar.CalendarReader;
import id.patuh.lint.Complaint;
import id.patuh.lint.Complaints;
import id.patuh.lint.Node;
import id.patuh.lint.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All files of a rules folder: calendars first, then the SOPs, then what holds between files. */
final class RulesReader {

    /**
     * @param faults empty: usable
     * @param doubts what the files can hardly mean
     * @param sops null where there are faults
     */
    record Outcome(
            List<Complaint> faults,
            List<Complaint> doubts,
            @Nullable Sops sops) {}

    private static final String CALENDARS = "calendars/";
    private static final Comparator<Complaint> BY_PLACE = Comparator.comparing(Complaint::file)
            .thenComparingInt(Complaint::line)
            .thenComparingInt(Complaint::column);

    private final RulesSource source;
    private final List<Complaint> faults = new ArrayList<>();
    private final List<Complaint> doubts = new ArrayList<>();

    private RulesReader(RulesSource source) {
        this.source = source;
    }

    /** @param folder as {@link Sops} shall name it */
    static Outcome read(RulesSource source, @Nullable Path folder) {
        RulesReader reader = new RulesReader(source);
        Sops sops = reader.read(folder);
        reader.faults.sort(BY_PLACE);
        reader.doubts.sort(BY_PLACE);
        return new Outcome(
                List.copyOf(reader.faults), List.copyOf(reader.doubts), reader.faults.isEmpty() ? sops : null);
    }

    private @Nullable Sops read(@Nullable Path folder) {
        List<String> paths;
        try {
            paths = source.yamlFiles();
        } catch (IOException unreadable) {
            Phrase why = UnreadableSource.why(unreadable);
            faults.add(new Complaint(source.prefix(), 0, 0, why.id(), why.en()));
            return null;
        }
        Calendars calendars = calendars(
                paths.stream().filter(path -> path.startsWith(CALENDARS)).toList());
        List<SopFile> files =
                sops(paths.stream().filter(path -> !path.startsWith(CALENDARS)).toList(), calendars);
        complainOfTwins(files);
        List<Sop> sops = new ArrayList<>();
        for (SopFile file : files) {
            if (file.sop() != null) {
                sops.add(file.sop());
            }
        }
        ZoneId zone = sops.isEmpty() ? ZoneOffset.UTC : sops.get(0).zone();
        return Sops.of(folder, sops, calendars.byName(zone));
    }

    private Calendars calendars(List<String> paths) {
        Map<String, CalendarFile> files = new LinkedHashMap<>();
        Map<String, String> owners = new HashMap<>();
        Set<String> faulty = new LinkedHashSet<>();
        for (String path : paths) {
            String stem = path.substring(CALENDARS.length(), path.lastIndexOf('.'));
            Complaints complaints = new Complaints(source.prefix() + path);
            byte[] bytes = bytes(path, complaints);
            CalendarFile file = bytes == null
                    ? null
                    : CalendarReader.read(stem, bytes, name -> source.beside(path, name), complaints);
            Set<String> names = new LinkedHashSet<>(file == null ? List.of(stem) : List.of(file.name(), stem));
            for (String name : names) {
                String other = owners.putIfAbsent(name, complaints.file());
                if (other != null) {
                    complaints.fault(
                            "kalender '" + name + "' sudah ada dalam " + other + "; ganti nama salah satunya",
                            "calendar '" + name + "' is in " + other + " already; rename one of the two");
                }
                if (file == null || complaints.hasFaults()) {
                    faulty.add(name);
                } else {
                    files.put(name, file);
                }
            }
            keep(complaints);
        }
        return new Calendars(files, faulty);
    }

    private List<SopFile> sops(List<String> paths, Calendars calendars) {
        List<SopFile> files = new ArrayList<>();
        for (String path : paths) {
            Complaints complaints = new Complaints(source.prefix() + path);
            if (path.indexOf('/') < 0) {
                String place = source.prefix() + path.substring(0, path.lastIndexOf('.')) + "/" + path;
                complaints.fault(
                        "SOP perlu folder sendiri; pindahkan berkas ke " + place,
                        "an SOP needs a folder of its own; move the file to " + place);
            }
            byte[] bytes = bytes(path, complaints);
            SopFile file = bytes == null ? null : SopReader.read(bytes, calendars, complaints);
            if (file != null) {
                files.add(file);
            }
            keep(complaints);
        }
        if (paths.isEmpty()) {
            faults.add(new Complaint(
                    source.prefix(),
                    0,
                    0,
                    "tidak ada SOP di dalamnya; letakkan masing-masing dalam folder, misalnya " + source.prefix()
                            + "sop-saya/sop.yaml",
                    "no SOP in it; put each into a folder, such as " + source.prefix() + "my-sop/sop.yaml"));
        }
        return files;
    }

    private byte @Nullable [] bytes(String path, Complaints complaints) {
        try {
            return source.bytes(path);
        } catch (IOException unreadable) {
            Phrase why = UnreadableSource.why(unreadable);
            complaints.fault("tidak dapat dibaca: " + why.id(), "cannot be read: " + why.en());
            return null;
        }
    }

    private void keep(Complaints complaints) {
        faults.addAll(complaints.faults());
        doubts.addAll(complaints.doubts());
    }

    private void complainOfTwins(List<SopFile> files) {
        complainOfTwins(
                files,
                "version",
                SopFile::version,
                file -> file.version() == null ? null : file.version().text());
        complainOfTwins(files, "effective-from", SopFile::effectiveFrom, SopFile::date);
    }

    private void complainOfTwins(
            List<SopFile> files,
            String key,
            Function<SopFile, Node.@Nullable Scalar> place,
            Function<SopFile, @Nullable Object> value) {
        Map<List<Object>, SopFile> first = new HashMap<>();
        for (SopFile file : files) {
            Node.Scalar id = file.id();
            Node.Scalar where = place.apply(file);
            Object said = value.apply(file);
            SopFile other = id == null || said == null ? null : first.putIfAbsent(List.of(id.text(), said), file);
            if (other != null && id != null && where != null) {
                faults.add(new Complaint(
                        file.file(),
                        where.line(),
                        where.column(),
                        "SOP '" + id.text() + "' sudah punya '" + key + ": " + where.text() + "' dalam " + other.file()
                                + "; beri setiap versi nilainya sendiri",
                        "SOP '" + id.text() + "' has '" + key + ": " + where.text() + "' in " + other.file()
                                + " already; give each version its own"));
            }
        }
    }
}
