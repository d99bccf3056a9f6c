package id.patuh.directory;

import id.patuh.lint.Complaint;
import id.patuh.lint.Complaints;
import id.patuh.sop.Name;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads directories: one office a file, as YAML or CSV. They are read whole or not at all. */
public final class Directories {

    private static final Comparator<Complaint> BY_PLACE = Comparator.comparing(Complaint::file)
            .thenComparingInt(Complaint::line)
            .thenComparingInt(Complaint::column);

    private final Sops sops;
    private final Directory.Defaults otherwise;
    private final List<Office> offices = new ArrayList<>();
    private final List<Complaint> faults = new ArrayList<>();
    private final List<Complaint> doubts = new ArrayList<>();

    private Directories(Sops sops, Directory.Defaults otherwise) {
        this.sops = sops;
        this.otherwise = otherwise;
    }

    /**
     * What was read.
     *
     * @param doubts what the files can hardly mean, such as a role that no SOP has
     */
    public record Read(Directory directory, List<Complaint> doubts) {}

    /**
     * Reads files.
     *
     * @param sops whose calendars and roles the files name
     * @throws UnreadableDirectory with everything that is wrong in any file, sorted by file, line and column
     */
    public static Read read(List<DirectoryFile> files, Sops sops, Directory.Defaults otherwise) {
        Directories read = new Directories(sops, otherwise);
        files.forEach(read::read);
        read.faults.sort(BY_PLACE);
        read.doubts.sort(BY_PLACE);
        if (!read.faults.isEmpty()) {
            throw new UnreadableDirectory(read.faults);
        }
        return new Read(new Directory(read.offices, otherwise), List.copyOf(read.doubts));
    }

    /**
     * Reads a file, or the YAML and CSV files of a folder by their names.
     *
     * @throws UnreadableDirectory as above
     * @throws UncheckedIOException naming what cannot be read
     */
    public static Read read(Path place, Sops sops, Directory.Defaults otherwise) {
        return read(files(place), sops, otherwise);
    }

    /** The file, or the YAML and CSV files of the folder, with their bytes. */
    public static List<DirectoryFile> files(Path place) {
        try {
            if (!Files.isDirectory(place)) {
                return List.of(new DirectoryFile(place.toString(), Files.readAllBytes(place)));
            }
            List<DirectoryFile> files = new ArrayList<>();
            for (Path path : inside(place)) {
                files.add(new DirectoryFile(path.toString(), Files.readAllBytes(path)));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("directory " + place + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(path -> DirectoryFile.isOne(path.toString())
                            && !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private void read(DirectoryFile file) {
        Complaints complaints = new Complaints(file.name());
        OfficeDraft draft = new OfficeDraft(file, sops, otherwise, complaints);
        if (!DirectoryFile.isOne(file.name())) {
            complaints.fault(
                    "menurut namanya bukan YAML atau CSV; akhiri dengan .yaml atau .csv",
                    "neither YAML nor CSV by its name; let it end in .yaml or .csv");
        } else if (file.isCsv()) {
            OfficeTable.read(file.bytes(), draft, complaints);
        } else {
            OfficeReader.read(file.bytes(), draft, complaints);
        }
        Office office = draft.finished();
        if (!complaints.hasFaults()) {
            complainOfTwin(office, complaints);
            offices.add(office);
        }
        faults.addAll(complaints.faults());
        doubts.addAll(complaints.doubts());
    }

    private void complainOfTwin(Office office, Complaints complaints) {
        Map<String, String> files = new HashMap<>();
        offices.forEach(other -> files.put(Name.folded(other.name()), other.file()));
        String other = files.get(Name.folded(office.name()));
        if (other != null) {
            complaints.fault(
                    "kantor '" + office.name() + "' sudah ada dalam " + other + "; gabungkan dalam satu berkas",
                    "office '" + office.name() + "' is in " + other + " already; put both into one file");
        }
    }
}
