package id.patuh.reception;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A disk that is as full as a test says. */
public final class SettableDisk extends Disk {

    private volatile boolean full;

    /** @param full whether a thousand bytes are left; else there is the room there is */
    public void setFull(boolean full) {
        this.full = full;
    }

    @Override
    long free(Path folder) throws IOException {
        return full ? 1000 : super.free(folder);
    }

    /** Puts it in the place of the service's. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class InUse {

        @Bean
        @Primary
        SettableDisk settableDisk() {
            return new SettableDisk();
        }
    }
}
