package id.patuh.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When notices are held back until a person looks, under {@code patuh.mail.breaker}. Wrong values stop the start.
 *
 * @param most how many notices to all recipients together may be written within the window, 1 to 1,000,000; default: 1000
 * @param window 1 min to 1 d; default: 1 h
 */
@ConfigurationProperties("patuh.mail.breaker")
public record BreakerSettings(
        @DefaultValue("1000") int most, @DefaultValue("1h") Duration window) {

    public BreakerSettings {
        if (most < 1 || most > 1_000_000) {
            throw new IllegalArgumentException("patuh.mail.breaker.most is " + most + "; set it to 1 to 1000000");
        }
        if (window.compareTo(Duration.ofMinutes(1)) < 0 || window.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("patuh.mail.breaker.window is " + window + "; set it to 1m to 1d");
        }
    }
}
