package id.patuh.notice;

import id.patuh.sop.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is told to whom, under {@code patuh.notice}. Wrong values stop the start.
 *
 * @param enabled whether notices are written at all; default: true
 * @param directory a YAML or CSV file, or a folder of them, with the office's people by role; default:
 *     {@code directory} in the working folder where it is there, else the addresses in the SOPs
 * @param calendar whose open hours are those in which mail is welcome, for recipients that the directory says nothing
 *     of; default: {@code jam-kerja-asn} where the rules have it, else always
 * @param language of mail to recipients that the directory says nothing of, {@code id} or {@code en}; default: id
 * @param gather how long a mail waits for more about the same case, 0 s to 1 h; default: 2 min
 * @param cap how many mails one recipient gets within {@code window} before everything waits and goes in one, 1 to 1000;
 *     default: 6
 * @param window the time that {@code cap} counts in, 1 min to 1 d; default: 1 h
 * @param acknowledgedFor how long an acknowledgement puts off the next rung, 1 min to 30 d; default: 4 h
 * @param followUp after how much working time a finding that nobody acts on goes to the supervisor; each 1 min to 90 d;
 *     default: 8 h
 * @param history what happened longer ago than this when it becomes known is held back, 1 h to 365 d; default: 2 d
 * @param unproven SOPs whose unproven findings are told, too; default: none
 * @param link the address under which people reach this service; default: http://127.0.0.1:8080
 * @param poll how often one looks for what is due, 50 ms to 1 min; default: 1 s
 */
@ConfigurationProperties("patuh.notice")
public record NoticeSettings(
        @DefaultValue("true") boolean enabled,
        @Nullable Path directory,
        @Nullable String calendar,
        @DefaultValue("id") Language language,
        @DefaultValue("2m") Duration gather,
        @DefaultValue("6") int cap,
        @DefaultValue("1h") Duration window,
        @DefaultValue("4h") Duration acknowledgedFor,
        @DefaultValue("8h") List<Duration> followUp,
        @DefaultValue("2d") Duration history,
        @DefaultValue({}) List<String> unproven,
        @DefaultValue("http://127.0.0.1:8080") String link,
        @DefaultValue("1s") Duration poll) {

    public NoticeSettings {
        followUp = List.copyOf(followUp);
        unproven = List.copyOf(unproven);
        check("gather", gather, Duration.ZERO, Duration.ofHours(1));
        check("window", window, Duration.ofMinutes(1), Duration.ofDays(1));
        check("acknowledged-for", acknowledgedFor, Duration.ofMinutes(1), Duration.ofDays(30));
        check("history", history, Duration.ofHours(1), Duration.ofDays(365));
        check("poll", poll, Duration.ofMillis(50), Duration.ofMinutes(1));
        followUp.forEach(after -> check("follow-up", after, Duration.ofMinutes(1), Duration.ofDays(90)));
        if (cap < 1 || cap > 1000) {
            throw new IllegalArgumentException("patuh.notice.cap is " + cap + "; set it to 1 to 1000");
        }
        if (!link.matches("https?://[^\\s\"<>]+")) {
            throw new IllegalArgumentException(
                    "patuh.notice.link is '" + link + "'; write an address such as https://patuh.office.example");
        }
        link = link.endsWith("/") ? link.substring(0, link.length() - 1) : link;
    }

    private static void check(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "patuh.notice." + name + " is " + value + "; set it to " + least + " to " + most);
        }
    }

    Restraint restraint() {
        return new Restraint(gather, cap, window);
    }

    List<Ladder.FollowUp> followUps() {
        return followUp.stream()
                .map(after -> new Ladder.FollowUp(after, List.of("supervisor")))
                .toList();
    }
}
