package id.patuh.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When waiting becomes a fault that health reports, under {@code patuh.health}.
 *
 * @param unread the longest an input may wait to be read; default 10 minutes
 * @param unsent the longest a mail may wait to be sent; default 1 hour
 * @param unaudited the longest a case may wait for its audit; default 5 minutes
 */
@ConfigurationProperties("patuh.health")
record OperatingSettings(
        @DefaultValue("10m") Duration unread,
        @DefaultValue("1h") Duration unsent,
        @DefaultValue("5m") Duration unaudited) {

    OperatingSettings {
        positive(unread, "unread");
        positive(unsent, "unsent");
        positive(unaudited, "unaudited");
    }

    private static void positive(Duration length, String name) {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException(
                    "patuh.health." + name + " is " + length + "; write a length above zero, e.g. 10m");
        }
    }
}
