package id.patuh.register;

import id.patuh.reception.Input;
import id.patuh.reception.InputReader;
import id.patuh.reception.Reading;
import id.patuh.reception.Source;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Files that came with events recorded by hand: they are kept, and nothing is read of them. */
@Component
@Order(3)
final class RegisteredFiles implements InputReader {

    @Override
    public boolean reads(Input input) {
        String place = input.place();
        return input.source() == Source.DESK && place != null && place.startsWith(Register.PLACE);
    }

    @Override
    public void read(Input input, Reading reading) {
        reading.total(0);
        reading.commit(List.of(), input.size());
    }
}
