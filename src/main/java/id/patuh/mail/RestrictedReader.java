package id.patuh.mail;

import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.EventLogBuilder;
import id.patuh.intake.Intake;
import id.patuh.intake.ReadingProgress;
import id.patuh.intake.Rejects;
import id.patuh.reception.CurrentSops;
import id.patuh.reception.Input;
import id.patuh.reception.InputReader;
import id.patuh.reception.Reading;
import id.patuh.reception.Row;
import id.patuh.reception.Source;
import id.patuh.sop.Sops;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;

/**
 * Attached events of senders who may report for some SOPs or roles only: rows for others are rejected. They are read whole
 * into memory, as no mail is larger than 25 MB. Attachments of all other senders are read as dropped files are.
 */
@Order(3)
final class RestrictedReader implements InputReader {

    private final CurrentSops sops;
    private final SenderRegister register;

    RestrictedReader(CurrentSops sops, SenderRegister register) {
        this.sops = sops;
        this.register = register;
    }

    @Override
    public boolean reads(Input input) {
        if (input.source() != Source.MAIL || input.parent() == null) {
            return false;
        }
        Sender sender = sender(input);
        return sender != null && sender.isRestricted();
    }

    /** The attachments of a mail are inputs of the sender's, under the key by which the register knows them. */
    private @Nullable Sender sender(Input input) {
        return register.senders().sender(input.sender());
    }

    @Override
    public void read(Input input, Reading reading) {
        Sender sender = sender(input);
        Sops now = sops.get();
        EventLogBuilder log = new EventLogBuilder();
        Rejects rejects = new Rejects();
        new Intake(now, input.sop(), null, log, rejects, ReadingProgress.NONE).read(reading.file(), input.shownName());
        rejects.remarks().forEach(remark -> reading.remark(remark.text()));
        List<Row> rows = new ArrayList<>();
        rejects.all().forEach(row -> rows.add(Row.of(row)));
        for (List<CaseEvent> events : byRow(log.build())) {
            Row row = Row.of(events);
            rows.add(sender == null ? row : MailReader.permitted(input.shownName(), row, sender, now));
        }
        reading.total(rows.size());
        reading.commit(rows, input.size());
    }

    private static List<List<CaseEvent>> byRow(EventLog log) {
        List<List<CaseEvent>> rows = new ArrayList<>();
        for (int number = 0; number < log.cases(); number++) {
            for (int row = log.from(number); row < log.to(number); row++) {
                if (row > log.from(number) && log.continuesRow(row)) {
                    rows.get(rows.size() - 1).add(log.event(number, row));
                } else {
                    rows.add(new ArrayList<>(List.of(log.event(number, row))));
                }
            }
        }
        return rows;
    }
}
