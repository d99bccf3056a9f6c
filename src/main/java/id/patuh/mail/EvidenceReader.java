package id.patuh.mail;

import id.patuh.reception.Input;
import id.patuh.reception.InputReader;
import id.patuh.reception.Reading;
import id.patuh.reception.Source;
import java.util.List;
import org.springframework.core.annotation.Order;

/** Attachments that hold no events: they are kept, and nothing is read of them. */
@Order(2)
final class EvidenceReader implements InputReader {

    @Override
    public boolean reads(Input input) {
        return input.source() == Source.MAIL && input.parent() != null && !Attachment.holdsEvents(input.shownName());
    }

    @Override
    public void read(Input input, Reading reading) {
        reading.total(0);
        reading.commit(List.of(), input.size());
    }
}
