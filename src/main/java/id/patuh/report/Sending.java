package id.patuh.report;

import id.patuh.directory.Directory;
import id.patuh.mail.OutgoingMails;
import id.patuh.mail.OutgoingMessage;
import id.patuh.reception.Hash;
import id.patuh.sop.Role;
import id.patuh.sop.Sop;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a scheduled report to the leadership through the outbox, each recipient once. */
final class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final OutgoingMails outgoing;
    private final Supplier<Directory> directory;
    private final Reports reports;
    private final ReportSettings settings;
    private final Clock clock;

    Sending(
            OutgoingMails outgoing,
            Supplier<Directory> directory,
            Reports reports,
            ReportSettings settings,
            Clock clock) {
        this.outgoing = outgoing;
        this.directory = directory;
        this.reports = reports;
        this.settings = settings;
        this.clock = clock;
    }

    /** Within the caller's transaction: it is sent where that commits. */
    void send(KeptReport kept, MonthlyReport report, byte[] pdf) {
        List<String> recipients = recipients(report.sop());
        if (recipients.isEmpty()) {
            String said = report.words().of("nobody");
            LOG.warn("the report {} {} was made, but nobody is named who gets it", kept.sop(), kept.period());
            reports.remark(kept.id(), said);
        }
        for (String recipient : recipients) {
            outgoing.add(message(kept, report, pdf, recipient));
        }
    }

    private static OutgoingMessage message(KeptReport kept, MonthlyReport report, byte[] pdf, String recipient) {
        Wording words = report.words();
        return new OutgoingMessage(
                "report/"
                        + Hash.hex(kept.sop() + "\n" + kept.officeFolded() + "\n" + kept.period() + "\n"
                                + recipient.toLowerCase(java.util.Locale.ROOT)),
                "report",
                recipient,
                words.of("title") + " " + report.order().period().name(words.language()) + ": "
                        + report.sop().title().in(words.language()),
                FirstPageText.of(report),
                Documents.firstPage(report),
                null,
                new OutgoingMessage.File(Documents.name(report, Documents.Kind.REPORT, Documents.Format.PDF), pdf));
    }

    /** Those set, else those the directory names for the leadership's roles. */
    private List<String> recipients(Sop sop) {
        if (!settings.recipients().isEmpty()) {
            return settings.recipients();
        }
        Directory.Audience audience = directory.get().audience(sop, roles(sop), clock.instant());
        Set<String> seen = new LinkedHashSet<>();
        List<String> addresses = new ArrayList<>();
        audience.recipients().forEach(one -> {
            if (seen.add(one.key())) {
                addresses.add(one.address());
            }
        });
        return addresses;
    }

    private List<String> roles(Sop sop) {
        if (!settings.roles().isEmpty()) {
            return settings.roles();
        }
        Role top = Steps.topmost(sop.roles());
        return top == null ? List.of() : List.of(top.id());
    }
}
