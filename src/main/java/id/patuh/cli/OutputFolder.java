package id.patuh.cli;

import id.patuh.sop.FileFault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folder that a command writes to. Files are written beside their place and moved there when all are complete, so
 * that nobody reads half of one; what was begun and not finished goes when the folder is closed.
 */
final class OutputFolder implements AutoCloseable {

    private static final String BEGUN = ".part";

    private final Path folder;
    private final Words words;
    private final Map<Path, Path> begun = new TreeMap<>();

    /**
     * Looks whether the folder can be written to, and writes nothing.
     *
     * @throws Cli.WrongUse where it has no name
     * @throws FileFault where it cannot be
     */
    OutputFolder(Path folder, Words words) {
        if (folder.toString().isBlank()) {
            throw new Cli.WrongUse(words.namelessOutput());
        }
        this.folder = folder;
        this.words = words;
        Path there = there(folder);
        if (!Files.isDirectory(there)) {
            throw FileFault.unwritableFolder(folder, new NotDirectoryException(there.toString()));
        }
        if (!Files.isWritable(there)) {
            throw FileFault.unwritableFolder(folder, new AccessDeniedException(there.toString()));
        }
    }

    /** The folder or, where it has to be made, what it is made in. */
    private static Path there(Path folder) {
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there == null ? Path.of(".") : there;
    }

    Path folder() {
        return folder;
    }

    /**
     * Sees to it that no file of these names is one of the inputs, under whatever name and by whatever links.
     *
     * @throws Cli.WrongUse where one is, or where a folder stands in its place
     */
    void spare(Collection<Path> inputs, Collection<String> names) {
        for (String name : names) {
            Path target = folder.resolve(name);
            if (Files.isDirectory(target)) {
                throw new Cli.WrongUse(words.folderInTheWay(target));
            }
            for (Path input : inputs) {
                if (same(target, input) || same(part(target), input)) {
                    throw new Cli.WrongUse(words.outputIsInput(input, target));
                }
            }
        }
    }

    private static boolean same(Path output, Path input) {
        try {
            return Files.exists(output) && Files.isSameFile(output, input);
        } catch (IOException e) {
            return false;
        }
    }

    /** Where to write the file of that name until all are complete; the folder is made where it is not there. */
    Path begin(String name) {
        make();
        Path target = folder.resolve(name);
        Path part = part(target);
        begun.put(target, part);
        return part;
    }

    /** Makes the folder where it is not there. */
    void make() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw FileFault.unwritableFolder(folder, e);
        }
    }

    private static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + BEGUN);
    }

    /** All that was begun is complete. */
    void finish() {
        for (Path target : List.copyOf(begun.keySet())) {
            try {
                Files.move(part(target), target, StandardCopyOption.REPLACE_EXISTING);
                begun.remove(target);
            } catch (IOException e) {
                throw FileFault.unwritable(target, e);
            }
        }
    }

    /** The files of these names that are there, from an earlier run: they stay, as somebody may need them. */
    List<Path> earlier(Collection<String> names) {
        return names.stream().map(folder::resolve).filter(Files::exists).toList();
    }

    /** Errors on the way out would hide the one that brought it about. */
    @Override
    public void close() {
        for (Path part : begun.values()) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                continue;
            }
        }
        begun.clear();
    }
}
