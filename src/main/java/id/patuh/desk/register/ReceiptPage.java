package id.patuh.desk.register;

import id.patuh.accounts.Visitor;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.Verdict;
import id.patuh.reception.Input;
import id.patuh.reception.Inputs;
import id.patuh.reception.Source;
import id.patuh.register.Evidence;
import id.patuh.standing.CaseInquiry;
import id.patuh.web.Only;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was recorded by hand, as it is on the books, and what the audit says of its case now. */
@Controller
class ReceiptPage {

    private final Inputs inputs;
    private final Evidence evidence;
    private final CaseInquiry inquiry;
    private final Permitted permitted;

    ReceiptPage(Inputs inputs, Evidence evidence, CaseInquiry inquiry, Permitted permitted) {
        this.inputs = inputs;
        this.evidence = evidence;
        this.inquiry = inquiry;
        this.permitted = permitted;
    }

    /** A verdict about the step that was recorded, or about the case. */
    record Said(String verdict, String check, String subject, String step, String severity) {}

    @GetMapping("/register/{id}")
    @Only.DeskStaff
    String one(@PathVariable long id, @AuthenticationPrincipal Visitor visitor, Locale locale, Model model)
            throws IOException {
        Input input = inputs.find(id)
                .filter(one -> one.source() == Source.DESK && one.place() == null)
                .filter(one -> visitor.inspects() || visitor.login().equals(one.sender()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "register.missing"));
        JsonNode event = event(id);
        String sop = event.get("sop").asString();
        String caseId = event.get("case").asString();
        model.addAttribute("input", input);
        model.addAttribute("event", facts(event));
        model.addAttribute("sop", sop);
        model.addAttribute("caseId", caseId);
        model.addAttribute("step", text(event, "step"));
        model.addAttribute("files", evidence.of(id));
        model.addAttribute("seen", permitted.allows(visitor, sop, caseId));
        CaseInquiry.Answer answer = inquiry.ask(sop, caseId, null, null);
        model.addAttribute(
                "state", answer == null ? null : answer.state().name().toLowerCase(Locale.ROOT));
        model.addAttribute("said", null);
        model.addAttribute("ofStep", answer == null ? List.of() : said(answer, text(event, "step"), true));
        model.addAttribute("others", answer == null ? List.of() : said(answer, text(event, "step"), false));
        return "desk/register/receipt";
    }

    private JsonNode event(long id) throws IOException {
        try (InputStream bytes = inputs.open(id)) {
            return JsonMapper.shared().readTree(bytes);
        }
    }

    /** Texts and lists of the event by name, in their order. */
    private static Map<String, String> facts(JsonNode event) {
        Map<String, String> facts = new LinkedHashMap<>();
        event.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isArray()) {
                List<String> names = new ArrayList<>();
                value.forEach(one -> names.add(one.asString()));
                facts.put(entry.getKey(), names.isEmpty() ? "–" : String.join("; ", names));
            } else if (value.isObject()) {
                value.properties()
                        .forEach(one -> facts.put(one.getKey(), one.getValue().asString()));
            } else if (!entry.getKey().equals("id")) {
                facts.put(entry.getKey(), value.asString());
            }
        });
        return facts;
    }

    private static String text(JsonNode event, String name) {
        JsonNode value = event.get(name);
        return value == null ? "" : value.asString();
    }

    private static List<Said> said(CaseInquiry.Answer answer, String step, boolean ofStep) {
        return answer.verdicts().stream()
                .filter(verdict -> (name(verdict).equals(step) && !step.isEmpty()) == ofStep)
                .filter(verdict -> ofStep || verdict.verdict() != Verdict.COMPLIANT)
                .map(ReceiptPage::said)
                .toList();
    }

    private static Said said(CaseVerdict verdict) {
        return new Said(
                verdict.verdict().word(),
                verdict.check().name(),
                orEmpty(verdict.subject()),
                name(verdict),
                verdict.severity() == null ? "" : verdict.severity().word());
    }

    private static String name(CaseVerdict verdict) {
        return verdict.step() == null ? "" : verdict.step().id();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
