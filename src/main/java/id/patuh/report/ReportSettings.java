package id.patuh.report;

import id.patuh.sop.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Reports, under {@code patuh.report}. Wrong values stop the start.
 *
 * @param scheduled whether the report of each month is made and sent on the first working day of the next; default: true
 * @param recipients addresses that get it; default: the leadership named in the directory
 * @param roles ids of the SOP's roles that get it where {@code recipients} names nobody; default: its topmost role
 * @param language of scheduled reports, {@code id} or {@code en}; default: id
 * @param government the line above the office's name on the letterhead; default: none
 * @param address of the office on the letterhead; default: none
 * @param place where reports are signed; default: left to be filled in
 * @param signatory the post that signs; default: the SOP's topmost role
 * @param logo a PNG or JPEG file for the letterhead; default: none
 * @param poll how often one looks for reports to be made, 50 ms to 10 min; default: 10 s
 */
@ConfigurationProperties("patuh.report")
public record ReportSettings(
        @DefaultValue("true") boolean scheduled,
        @DefaultValue({}) List<String> recipients,
        @DefaultValue({}) List<String> roles,
        @DefaultValue("id") Language language,
        @DefaultValue("") String government,
        @DefaultValue("") String address,
        @DefaultValue("") String place,
        @DefaultValue("") String signatory,
        @Nullable Path logo,
        @DefaultValue("10s") Duration poll) {

    public ReportSettings {
        recipients = List.copyOf(recipients);
        roles = List.copyOf(roles);
        if (poll.compareTo(Duration.ofMillis(50)) < 0 || poll.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("patuh.report.poll is " + poll + "; set it to 50 ms to 10 min");
        }
        for (String recipient : recipients) {
            if (!recipient.matches("[^\\s@,<>]+@[^\\s@,<>]+")) {
                throw new IllegalArgumentException("patuh.report.recipients has '" + recipient
                        + "', which is no address; write name@office.example");
            }
        }
        if (logo != null && !java.nio.file.Files.isRegularFile(logo)) {
            throw new IllegalArgumentException("patuh.report.logo is " + logo + ", which is not there; check the name");
        }
    }
}
