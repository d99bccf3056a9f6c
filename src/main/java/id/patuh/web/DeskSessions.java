package id.patuh.web;

import id.patuh.accounts.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Who asks, by the cookie and the table of sessions: looked up at most once a request, and only where somebody wants to know.
 * Nothing is kept in this service, so several may stand side by side, and a restart signs nobody out.
 */
@Component
public final class DeskSessions implements SecurityContextRepository {

    /** Signed in with a password that has to be changed before anything else. */
    static final String MUST_CHANGE = "desk:must-change";

    /** Sent by a page that looks for news by itself, which keeps no session alive. */
    private static final String LIVE = "Patuh-Live";

    private static final String LOOKED = DeskSessions.class.getName();

    private final Sessions sessions;

    DeskSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The session of the request, a half one too; empty: none. */
    @SuppressWarnings("unchecked")
    public Optional<Sessions.Session> current(HttpServletRequest request) {
        Object looked = request.getAttribute(LOOKED);
        if (looked == null) {
            looked = Optional.ofNullable(SessionCookie.read(request))
                    .flatMap(secret -> sessions.find(secret, request.getHeader(LIVE) == null));
            request.setAttribute(LOOKED, looked);
        }
        return (Optional<Sessions.Session>) looked;
    }

    /** Where the request comes from. */
    public static Sessions.Origin origin(HttpServletRequest request) {
        return new Sessions.Origin(request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT));
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        Supplier<Optional<Sessions.Session>> session = () -> current(request);
        return new Deferred(session);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    /** Signing in writes the cookie; nothing else is kept. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return current(request).isPresent();
    }

    private static final class Deferred implements DeferredSecurityContext {

        private final Supplier<Optional<Sessions.Session>> session;
        private @Nullable SecurityContext context;

        private Deferred(Supplier<Optional<Sessions.Session>> session) {
            this.session = session;
        }

        @Override
        public SecurityContext get() {
            SecurityContext made = context;
            if (made == null) {
                made = SecurityContextHolder.createEmptyContext();
                Sessions.Session open = session.get().filter(one -> !one.half()).orElse(null);
                if (open != null) {
                    made.setAuthentication(authentication(open));
                }
                context = made;
            }
            return made;
        }

        private static UsernamePasswordAuthenticationToken authentication(Sessions.Session open) {
            String authority =
                    open.mustChange() ? MUST_CHANGE : open.visitor().role().authority();
            return UsernamePasswordAuthenticationToken.authenticated(
                    open.visitor(), null, AuthorityUtils.createAuthorityList(List.of(authority)));
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
