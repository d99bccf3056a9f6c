package id.patuh.standing;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the rules are and how changed ones come into force, under {@code patuh.}. A value out of its range stops the start.
 *
 * @param rules the rules folder; default: {@code rules} in the working folder, else the rules that come with the program
 * @param rulesSwitch {@code automatic}: a changed folder without fault comes into force by itself; {@code confirm}: it waits
 *     for {@code POST /api/v1/rules/switch}; default: {@code automatic}
 * @param rulesCandidate the folder that a rehearsal tries where no changed folder waits; default: {@code rules-next} in the
 *     working folder
 * @param rulesPoll how often the folder is looked at, 100 ms to 1 h; default: 2 s
 */
@ConfigurationProperties("patuh")
record RulesSettings(
        @Nullable Path rules,
        @Nullable Switch rulesSwitch,
        @Nullable Path rulesCandidate,
        @Nullable Duration rulesPoll) {

    /** How a changed folder comes into force. */
    enum Switch {
        AUTOMATIC,
        CONFIRM
    }

    RulesSettings {
        AuditSettings.check("patuh.rules-poll", rulesPoll, Duration.ofMillis(100), Duration.ofHours(1));
    }

    boolean confirm() {
        return rulesSwitch == Switch.CONFIRM;
    }

    Path candidateOrDefault() {
        return rulesCandidate == null ? Path.of("rules-next") : rulesCandidate;
    }

    Duration pollOrDefault() {
        return rulesPoll == null ? Duration.ofSeconds(2) : rulesPoll;
    }
}
