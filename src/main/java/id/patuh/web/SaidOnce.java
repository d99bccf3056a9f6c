package id.patuh.web;

import id.patuh.reception.Hash;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;

/**
 * What a page says once after a redirect, kept for its session in memory: for three minutes, for the 10,000 sessions heard of
 * last. Without a session nothing is kept. In another service on the same database it is not said; nothing hangs on it.
 */
@Component("flashMapManager")
final class SaidOnce extends AbstractFlashMapManager {

    private static final int MOST = 10_000;

    private final Map<String, List<FlashMap>> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<FlashMap>> eldest) {
            return size() > MOST;
        }
    };

    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        String session = key(SessionCookie.read(request));
        synchronized (kept) {
            List<FlashMap> found = session == null ? null : kept.get(session);
            return found == null ? null : new ArrayList<>(found);
        }
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> flashMaps, HttpServletRequest request, HttpServletResponse response) {
        String session = key(SessionCookie.next(request));
        if (session == null) {
            return;
        }
        synchronized (kept) {
            kept.remove(session);
            if (!flashMaps.isEmpty()) {
                kept.put(session, List.copyOf(flashMaps));
            }
        }
    }

    @Override
    protected Object getFlashMapsMutex(HttpServletRequest request) {
        return kept;
    }

    private static @Nullable String key(@Nullable String secret) {
        return secret == null ? null : Hash.hex(secret);
    }
}
