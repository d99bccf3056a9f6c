package id.patuh.operations;

import id.patuh.operations.OperatingFigures.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Health {@code work}: down where something is left lying longer than is set, or where the counts do not add up. */
@Component("work")
@EnableConfigurationProperties(OperatingSettings.class)
class OperatingHealth extends AbstractHealthIndicator {

    private final OperatingFigures figures;
    private final OperatingSettings settings;

    OperatingHealth(OperatingFigures figures, OperatingSettings settings) {
        super("the database does not answer");
        this.figures = figures;
        this.settings = settings;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Figures now = figures.now();
        List<String> faults = faults(now);
        health.status(faults.isEmpty() ? "UP" : "DOWN")
                .withDetail("unread", now.unread().toSeconds() + " s")
                .withDetail("unsent", now.unsent().toSeconds() + " s")
                .withDetail("unaudited", now.unaudited().toSeconds() + " s")
                .withDetail("unknown", now.unknown())
                .withDetail("failed", now.failed())
                .withDetail("unreachable", now.unreachable() + " roles")
                .withDetail("notices", now.held() == null ? "go out" : "are held back")
                .withDetail("difference", now.difference());
        if (!faults.isEmpty()) {
            health.withDetail("faults", faults);
        }
    }

    private List<String> faults(Figures now) {
        List<String> faults = new ArrayList<>();
        late(faults, now.unread(), settings.unread(), "an input has waited to be read for");
        late(faults, now.unsent(), settings.unsent(), "a mail has waited to be sent for");
        late(faults, now.unaudited(), settings.unaudited(), "a case has waited for its audit for");
        if (now.difference() != 0) {
            faults.add("received rows less accepted, duplicate and rejected ones are " + now.difference() + ", not 0");
        }
        if (now.held() != null) {
            faults.add("notices are held back until an admin releases them: " + now.held());
        }
        return faults;
    }

    private static void late(List<String> faults, Duration waited, Duration most, String what) {
        if (waited.compareTo(most) > 0) {
            faults.add(what + " " + waited.toSeconds() + " s; more than " + most.toSeconds() + " s is a fault");
        }
    }
}
