package id.patuh.desk.imports;

import id.patuh.accounts.Visitor;
import id.patuh.reception.Input;
import id.patuh.reception.Inputs;
import id.patuh.reception.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The imports that a visitor may see: inspectors and administrators all of them, staff what they brought themselves. */
@Component
final class VisibleImports {

    private final Inputs inputs;

    VisibleImports(Inputs inputs) {
        this.inputs = inputs;
    }

    List<Input> list(Visitor visitor, @Nullable Source source, boolean troubled, @Nullable Long before, int most) {
        String sender = visitor.inspects() ? null : visitor.login();
        return inputs.list(new Inputs.Wanted(sender, source, troubled, before), most);
    }

    /** Errors: there is none of that number that the visitor may see. */
    Input find(long id, Visitor visitor) {
        return inputs.find(id)
                .filter(input -> isSeenBy(input, visitor))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "imports.missing"));
    }

    private static boolean isSeenBy(Input input, Visitor visitor) {
        boolean own = visitor.login().equals(input.sender())
                && (input.source() == Source.DESK || input.source() == Source.MAIL);
        return visitor.inspects() || (visitor.writes() && own);
    }
}
