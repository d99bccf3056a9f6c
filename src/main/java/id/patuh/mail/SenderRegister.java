package id.patuh.mail;

import id.patuh.lint.UnreadableRules;
import id.patuh.reception.CurrentSops;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The register in force. The file is read again when it has changed; one that cannot be read then is named in the log and
 * the register stays as it was. At the start it stops the service.
 */
final class SenderRegister {

    private static final Logger LOG = LoggerFactory.getLogger(SenderRegister.class);
    private static final Path USUAL = Path.of("senders.yaml");

    private final @Nullable Path file;
    private final CurrentSops sops;
    private @Nullable FileTime read;
    private @Nullable Sops readFor;
    private Senders senders;

    /** @param file null: {@code senders.yaml} in the working folder where it is there, else the addresses of the roles */
    SenderRegister(@Nullable Path file, CurrentSops sops) {
        this.file = file != null ? file : Files.exists(USUAL) ? USUAL : null;
        this.sops = sops;
        this.senders = load();
    }

    synchronized Senders senders() {
        try {
            senders = load();
        } catch (UnreadableRules | UncheckedIOException e) {
            LOG.error("the register of senders stays as it was: {}", e.getMessage());
        }
        return senders;
    }

    private Senders load() {
        Sops now = sops.get();
        FileTime changed = changed();
        if (readFor == now && java.util.Objects.equals(changed, read)) {
            return senders;
        }
        readFor = now;
        read = changed;
        return file == null ? Senders.ofRoles(now) : Senders.read(file.toString(), bytes(file), now);
    }

    private @Nullable FileTime changed() {
        try {
            return file == null ? null : Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw missing(file, e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw missing(file, e);
        }
    }

    private static UncheckedIOException missing(@Nullable Path file, IOException cause) {
        return new UncheckedIOException(
                "the register of senders " + file + " cannot be read; check patuh.mail.senders", cause);
    }
}
