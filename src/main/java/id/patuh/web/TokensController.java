package id.patuh.web;

import id.patuh.sop.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** API tokens: made, listed, revoked by an administrator. */
@RestController
@RequestMapping(path = "/api/v1/tokens", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "tokens")
class TokensController {

    private static final int LONGEST_NAME = 100;

    private final ApiTokens tokens;

    TokensController(ApiTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * A token that is asked for.
     *
     * @param name unique, of letters, digits and {@code . _ @ -}
     * @param roles of {@code reporter}, {@code inspector}, {@code admin}
     * @param expires ISO 8601 with an offset; from then on it opens nothing; absent: never
     */
    record Wanted(
            @Nullable String name,
            @Nullable List<String> roles,
            @Nullable String expires) {}

    @Operation(summary = "All tokens, without their secrets")
    @GetMapping
    @Only.Admins
    Map<String, Object> all() {
        return Map.of(
                "tokens", tokens.all().stream().map(TokensController::shown).toList());
    }

    @Operation(summary = "Make a token; its secret is in this answer and nowhere else")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Only.Admins
    ResponseEntity<Map<String, Object>> issue(@RequestBody Wanted wanted) {
        String name = wanted.name();
        if (name == null || !name.matches("[\\p{L}\\p{N}._@-]{1," + LONGEST_NAME + "}")) {
            throw new Problems.Refused(
                    HttpStatus.BAD_REQUEST,
                    new Text(
                            "name harus berisi 1 sampai " + LONGEST_NAME + " huruf, angka, atau . _ @ -",
                            "name has 1 to " + LONGEST_NAME + " letters, digits or . _ @ -"));
        }
        ApiTokens.Issued issued = tokens.issue(name, roles(wanted.roles()), Asked.instant("expires", wanted.expires()))
                .orElseThrow(() -> new Problems.Refused(
                        HttpStatus.CONFLICT,
                        new Text("nama '" + name + "' sudah dipakai", "the name '" + name + "' is taken")));
        Map<String, Object> shown = shown(issued.token());
        shown.put("token", issued.secret());
        return ResponseEntity.created(
                        URI.create("/api/v1/tokens/" + issued.token().id()))
                .body(shown);
    }

    private static Set<ApiRole> roles(@Nullable List<String> words) {
        Set<ApiRole> roles = EnumSet.noneOf(ApiRole.class);
        for (String word : words == null ? List.<String>of() : words) {
            try {
                roles.add(ApiRole.valueOf(word.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw noRoles();
            }
        }
        if (roles.isEmpty()) {
            throw noRoles();
        }
        return roles;
    }

    private static Problems.Refused noRoles() {
        return new Problems.Refused(
                HttpStatus.BAD_REQUEST,
                new Text(
                        "roles harus memuat reporter, inspector, atau admin",
                        "roles holds one or more of reporter, inspector, admin"));
    }

    @Operation(summary = "Revoke a token; it opens nothing from now on")
    @DeleteMapping("/{id}")
    @Only.Admins
    ResponseEntity<Void> revoke(@PathVariable long id) {
        if (!tokens.revoke(id)) {
            throw new Problems.Refused(
                    HttpStatus.NOT_FOUND,
                    new Text("tidak ada token " + id + " yang berlaku", "there is no token " + id + " in force"));
        }
        return ResponseEntity.noContent().build();
    }

    private static Map<String, Object> shown(ApiTokens.ApiToken token) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", token.id());
        shown.put("name", token.name());
        shown.put("roles", token.roles());
        shown.put("created", token.created().toString());
        if (token.expires() != null) {
            shown.put("expires", token.expires().toString());
        }
        if (token.lastUsed() != null) {
            shown.put("last-used", token.lastUsed().toString());
        }
        if (token.revoked() != null) {
            shown.put("revoked", token.revoked().toString());
        }
        return shown;
    }
}
