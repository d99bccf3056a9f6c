package id.patuh.web;

import id.patuh.reception.InputState;
import id.patuh.reception.Inputs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everything received, counted: {@code received = accepted + duplicate + rejected}. Source: RELIABILITY.md 2. */
@RestController
@Tag(name = "imports")
class IntakeController {

    private final Inputs inputs;

    IntakeController(Inputs inputs) {
        this.inputs = inputs;
    }

    @Operation(summary = "Everything received, counted; the counts always add up")
    @GetMapping(path = "/api/v1/intake", produces = MediaType.APPLICATION_JSON_VALUE)
    @Only.Tokens
    Map<String, Object> counts() {
        Inputs.Counts counts = inputs.counts();
        Map<String, Object> states = new LinkedHashMap<>();
        for (InputState state : InputState.values()) {
            states.put(state.word(), counts.inputs().getOrDefault(state, 0L));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("inputs", states);
        answer.put("received", counts.rows());
        answer.put("accepted", counts.accepted());
        answer.put("duplicate", counts.duplicate());
        answer.put("rejected", counts.rejected());
        answer.put("difference", counts.difference());
        inputs.oldestUnread().ifPresent(oldest -> answer.put("oldestUnread", oldest.toString()));
        return answer;
    }
}
