package id.patuh.desk;

import id.patuh.accounts.Visitor;
import id.patuh.standing.RulesInForce;
import id.patuh.web.ApiRole;
import id.patuh.web.ApiTokens;
import id.patuh.web.Local;
import id.patuh.web.Only;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** API tokens, for administrators: made, listed, revoked. */
@Controller
class TokensPage {

    private static final String NAME = "[\\p{L}\\p{N}._@-]{1,100}";

    private final ApiTokens tokens;
    private final RulesInForce rules;
    private final Clock clock;

    TokensPage(ApiTokens tokens, RulesInForce rules, Clock clock) {
        this.tokens = tokens;
        this.rules = rules;
        this.clock = clock;
    }

    /** What stands in the form. */
    public record Written(String name, List<String> scopes, String expires) {}

    @GetMapping("/people/tokens")
    @Only.DeskAdmins
    ModelAndView list() {
        return page(new Written("", List.of(), ""), Map.of());
    }

    private ModelAndView page(Written written, Map<String, String> wrong) {
        ModelAndView page = new ModelAndView("desk/tokens");
        page.addObject("written", written);
        page.addObject("wrong", wrong);
        page.addObject("scopes", ApiRole.values());
        page.addObject("tokens", tokens.all());
        page.addObject("now", clock.instant());
        page.addObject("zone", rules.zone());
        return page;
    }

    @PostMapping("/people/tokens")
    @Only.DeskAdmins
    ModelAndView issue(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable List<String> scopes,
            @RequestParam(defaultValue = "") String expires,
            @AuthenticationPrincipal Visitor visitor) {
        Written written = new Written(name.strip(), scopes == null ? List.of() : scopes, expires.strip());
        Map<String, String> wrong = new HashMap<>();
        if (!written.name().matches(NAME)) {
            wrong.put("name", "accounts.token.refused.name");
        }
        Set<ApiRole> roles = roles(written.scopes());
        if (roles.isEmpty()) {
            wrong.put("scopes", "accounts.token.refused.scopes");
        }
        Optional<Instant> end = end(written.expires());
        if (!written.expires().isEmpty() && end.isEmpty()) {
            wrong.put("expires", "accounts.token.refused.expires");
        }
        Optional<ApiTokens.Issued> issued = wrong.isEmpty()
                ? tokens.issue(written.name(), roles, end.orElse(null), visitor.account())
                : Optional.empty();
        if (issued.isPresent()) {
            return new ModelAndView("desk/tokens-secret", "issued", issued.get());
        }
        if (wrong.isEmpty()) {
            wrong.put("name", "accounts.token.refused.taken");
        }
        ModelAndView page = page(written, wrong);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static Set<ApiRole> roles(List<String> words) {
        Set<ApiRole> roles = EnumSet.noneOf(ApiRole.class);
        for (ApiRole role : ApiRole.values()) {
            if (words.contains(role.word())) {
                roles.add(role);
            }
        }
        return roles;
    }

    /** The end of that day; empty: it is no day, or past. */
    private Optional<Instant> end(String day) {
        try {
            Instant end =
                    LocalDate.parse(day).plusDays(1).atStartOfDay(rules.zone()).toInstant();
            return end.isAfter(clock.instant()) ? Optional.of(end) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @PostMapping("/people/tokens/{id}/revoke")
    @Only.DeskAdmins
    ModelAndView revoke(@PathVariable long id, RedirectAttributes after) {
        if (tokens.revoke(id)) {
            after.addFlashAttribute("said", "accounts.token.said.revoked");
        }
        return Local.to("/people/tokens");
    }
}
