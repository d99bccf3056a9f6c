package id.patuh.desk.register;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.Visitor;
import id.patuh.desk.DeskLanguage;
import id.patuh.desk.Words;
import id.patuh.eventlog.Transition;
import id.patuh.reception.KeyInUse;
import id.patuh.reception.Overloaded;
import id.patuh.reception.Receipt;
import id.patuh.reception.TooLarge;
import id.patuh.register.Entry;
import id.patuh.register.Register;
import id.patuh.sop.Role;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import id.patuh.standing.RulesShelf;
import id.patuh.web.FileNames;
import id.patuh.web.Only;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** A step recorded by hand: which, when, by whom, with what. What is wrong is said beside the field, and nothing is lost. */
@Controller
class RegisterPage {

    /** Clocks of phones and of the service may differ so much. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final int MOST_CASES = 20;
    private static final int MOST_FILES = 20;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 8_000;
    private static final int EARLIEST_YEAR = 2000;

    private final Permitted permitted;
    private final Register register;
    private final RulesShelf rules;
    private final Words words;
    private final Clock clock;

    RegisterPage(Permitted permitted, Register register, RulesShelf rules, Words words, Clock clock) {
        this.permitted = permitted;
        this.register = register;
        this.rules = rules;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/register")
    @Only.DeskStaff
    String form(
            @RequestParam(defaultValue = "") String sop,
            @RequestParam(name = "case", defaultValue = "") String caseId,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(required = false) @Nullable String transition,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            Model model) {
        List<String> sops = permitted.sops(visitor);
        model.addAttribute("sops", sops);
        String chosen = sop.isEmpty() && sops.size() == 1 ? sops.get(0) : sop;
        if (chosen.isEmpty()) {
            return "desk/register/form";
        }
        if (!sops.contains(chosen)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "register.nosop");
        }
        Sop version = rules.sops().latest(chosen);
        List<Role> roles = permitted.roles(visitor, version);
        Filled filled = Filled.fresh(
                chosen,
                caseId.strip(),
                step,
                transition != null ? transition : step.isEmpty() ? "record" : "complete",
                now(version.zone()),
                visitor.role() == DeskRole.STAFF ? visitor.name() : "",
                role(roles, version.step(step)));
        return show(filled, Map.of(), visitor, locale, model);
    }

    private String now(ZoneId zone) {
        return LocalDateTime.ofInstant(clock.instant(), zone)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    /** The step's role where the visitor may record under it; else the only one they may. */
    private static String role(List<Role> roles, @Nullable Step step) {
        List<String> ids = roles.stream().map(Role::id).toList();
        if (step != null
                && step.roles().size() == 1
                && ids.contains(step.roles().get(0))) {
            return step.roles().get(0);
        }
        return ids.size() == 1 ? ids.get(0) : "";
    }

    private String show(Filled filled, Map<String, String> wrong, Visitor visitor, Locale locale, Model model) {
        Sop sop = rules.sops().latest(filled.sop());
        Step step = sop.step(filled.step());
        model.addAttribute("sops", permitted.sops(visitor));
        model.addAttribute("sop", sop);
        model.addAttribute("step", step);
        model.addAttribute("filled", filled);
        model.addAttribute("wrong", wrong);
        model.addAttribute("language", DeskLanguage.of(locale));
        model.addAttribute("roles", permitted.roles(visitor, sop));
        model.addAttribute("transitions", transitions(step));
        model.addAttribute("inputs", step == null ? List.of() : Filled.names(step.inputs()));
        model.addAttribute("outputs", step == null ? List.of() : Filled.names(step.outputs()));
        model.addAttribute("asked", Filled.asked(sop));
        model.addAttribute("cases", permitted.cases(visitor, sop.id(), filled.caseId(), MOST_CASES));
        return "desk/register/form";
    }

    private static List<String> transitions(@Nullable Step step) {
        return Arrays.stream(Transition.values())
                .filter(transition -> step == null ? transition != Transition.START : transition != Transition.WITHDRAW)
                .map(Transition::word)
                .toList();
    }

    @PostMapping("/register")
    @Only.DeskStaff
    String take(
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Filled filled = Filled.of(form);
        if (!permitted.sops(visitor).contains(filled.sop()) || !filled.key().matches("[A-Za-z0-9-]{8,64}")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "register.nosop");
        }
        Map<String, String> wrong = new LinkedHashMap<>();
        Sop sop = rules.sops().latest(filled.sop());
        List<MultipartFile> attached = files == null
                ? List.of()
                : files.stream()
                        .filter(file -> !Objects.requireNonNullElse(file.getOriginalFilename(), "")
                                .isEmpty())
                        .toList();
        OffsetDateTime at = check(filled, sop, attached, visitor, wrong);
        Transition transition = filled.asTransition();
        if (wrong.isEmpty() && at != null && transition != null) {
            Register.Recorded recorded = record(filled, at, transition, attached, visitor, locale, wrong);
            if (recorded != null && recorded.outcome() != Receipt.Outcome.REJECTED) {
                return "redirect:/register/" + recorded.input();
            }
            if (recorded != null && recorded.reason() != null) {
                wrong.put("form", recorded.reason().in(DeskLanguage.of(locale)));
            }
        }
        if (!attached.isEmpty()) {
            wrong.put("files", words.of("register.wrong.filesagain"));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(renewed(filled, wrong), wrong, visitor, locale, model);
    }

    /** What was refused as a whole needs a form of its own: its key has been used up. */
    private static Filled renewed(Filled filled, Map<String, String> wrong) {
        return !wrong.containsKey("form")
                ? filled
                : new Filled(
                        java.util.UUID.randomUUID().toString(),
                        filled.sop(),
                        filled.caseId(),
                        filled.step(),
                        filled.transition(),
                        filled.at(),
                        filled.actor(),
                        filled.role(),
                        filled.inputs(),
                        filled.inputsOther(),
                        filled.noInputs(),
                        filled.outputs(),
                        filled.outputsOther(),
                        filled.noOutputs(),
                        filled.attributes(),
                        filled.note());
    }

    private @Nullable OffsetDateTime check(
            Filled filled, Sop sop, List<MultipartFile> files, Visitor visitor, Map<String, String> wrong) {
        if (filled.caseId().isEmpty() || filled.caseId().length() > LONGEST_NAME) {
            wrong.put("case", words.of("register.wrong.case"));
        } else if (!permitted.allows(visitor, filled.sop(), filled.caseId())) {
            wrong.put("case", words.of("register.wrong.notyours"));
        }
        Step step = sop.step(filled.step());
        if (!filled.step().isEmpty() && step == null) {
            wrong.put("step", words.of("register.wrong.step"));
        }
        if (!transitions(step).contains(filled.transition())) {
            wrong.put("transition", words.of("register.wrong.transition"));
        }
        boolean mayAct = filled.role().isEmpty()
                || permitted.roles(visitor, sop).stream()
                        .anyMatch(role -> role.id().equals(filled.role()));
        if (!mayAct) {
            wrong.put("role", words.of("register.wrong.role"));
        }
        if (filled.actor().length() > LONGEST_NAME) {
            wrong.put("actor", words.of("register.wrong.actor"));
        }
        if (filled.note().length() > LONGEST_NOTE) {
            wrong.put("note", words.of("register.wrong.note"));
        }
        if (files.size() > MOST_FILES) {
            wrong.put("files", words.of("register.wrong.files", MOST_FILES));
        }
        return at(filled, sop.zone(), wrong);
    }

    private @Nullable OffsetDateTime at(Filled filled, ZoneId zone, Map<String, String> wrong) {
        try {
            OffsetDateTime at = LocalDateTime.parse(filled.at()).atZone(zone).toOffsetDateTime();
            if (at.toInstant().isAfter(clock.instant().plus(AHEAD))) {
                wrong.put("at", words.of("register.wrong.future"));
            } else if (at.getYear() < EARLIEST_YEAR) {
                wrong.put("at", words.of("register.wrong.at"));
            }
            return at;
        } catch (DateTimeException e) {
            wrong.put("at", words.of("register.wrong.at"));
            return null;
        }
    }

    private Register.@Nullable Recorded record(
            Filled filled,
            OffsetDateTime at,
            Transition transition,
            List<MultipartFile> files,
            Visitor visitor,
            Locale locale,
            Map<String, String> wrong)
            throws IOException {
        Entry entry = new Entry(
                filled.key(),
                filled.sop(),
                filled.caseId(),
                filled.step(),
                transition,
                at,
                filled.actor(),
                filled.role(),
                filled.allInputs(),
                filled.allOutputs(),
                filled.attributes(),
                filled.note());
        List<Register.Attached> attached = files.stream()
                .map(file -> new Register.Attached(
                        FileNames.plain(Objects.requireNonNullElse(file.getOriginalFilename(), "")),
                        file.getContentType(),
                        file::getInputStream))
                .toList();
        try {
            return register.record(visitor.login(), entry, attached);
        } catch (KeyInUse e) {
            wrong.put("form", words.of(e.isInFlight() ? "register.wrong.inflight" : "register.wrong.used"));
        } catch (Overloaded e) {
            wrong.put("form", e.reason().in(DeskLanguage.of(locale)));
        } catch (TooLarge e) {
            wrong.put("files", e.reason().in(DeskLanguage.of(locale)));
        }
        return null;
    }
}
