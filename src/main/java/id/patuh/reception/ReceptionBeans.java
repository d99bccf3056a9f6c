package id.patuh.reception;

import id.patuh.database.DataSettings;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the parts of the reception are put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeSettings.class)
class ReceptionBeans {

    @Bean
    Disk disk() {
        return new Disk();
    }

    @Bean
    Spool spool(DataSettings data, Disk disk) {
        return new Spool(data.folder().resolve("spool"), disk);
    }

    @Bean
    KnownParticulars knownParticulars(DataSource database) {
        return new KnownParticulars(database);
    }

    @Bean
    Appending appending(KnownParticulars particulars, Inputs inputs, EventSignal signal) {
        return new Appending(new Cases(), particulars, new Events(particulars), inputs, signal);
    }

    @Bean
    Capacity capacity(Spool spool, Disk disk, Inputs inputs, IntakeSettings settings, Clock clock) {
        return new Capacity(spool.folder(), disk, inputs, settings, clock);
    }

    @Bean
    Readings readings(
            DataSource database,
            Inputs inputs,
            Spool spool,
            Appending appending,
            CurrentSops sops,
            ObjectProvider<InputReader> readers,
            IntakeSettings settings,
            Clock clock) {
        return new Readings(
                database,
                inputs,
                spool,
                appending,
                sops,
                () -> readers.orderedStream().toList(),
                settings.importsOrDefault(),
                clock);
    }

    @Bean
    Posts posts(
            DataSource database,
            Appending appending,
            Readings readings,
            Spool spool,
            IntakeSettings settings,
            Clock clock) {
        return new Posts(database, appending, readings::meanings, spool, settings.longestQueueOrDefault(), clock);
    }
}
