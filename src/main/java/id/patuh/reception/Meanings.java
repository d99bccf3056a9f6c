package id.patuh.reception;

import id.patuh.audit.EventMeaning;
import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.Particulars;
import id.patuh.sop.Sops;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What events mean under the latest versions of the SOPs, and what they are known by within their case. Safe for use by
 * several threads. Source: FORMATS.md, {@code event_id}.
 */
final class Meanings {

    private static final int MOST_KNOWN = 100_000;
    private static final byte GIVEN = 1;
    private static final byte MEANT = 0;
    private static final byte[] NOTHING = {};

    private final Sops sops;
    private final Map<String, Map<Particulars, byte[]>> particulars = new ConcurrentHashMap<>();

    Meanings(Sops sops) {
        this.sops = sops;
    }

    Sops sops() {
        return sops;
    }

    /** Hashes events, one after the other; for use by one thread. */
    final class Identities {
        private final MessageDigest digest = Hash.sha256();
        private final ByteBuffer at = ByteBuffer.allocate(Long.BYTES);
        private final Map<Particulars, byte[]> meant = new IdentityHashMap<>();
        private final Map<String, byte[]> folded = new HashMap<>();

        /** 16 bytes of SHA-256 of the identity its source gave, else of what it means. */
        UUID of(CaseEvent event) {
            if (event.id() != null) {
                digest.update(GIVEN);
                digest.update(event.id().getBytes(StandardCharsets.UTF_8));
            } else {
                digest.update(MEANT);
                digest.update(at.putLong(0, event.at()).array());
                digest.update(meant.computeIfAbsent(event.particulars(), said -> meaning(event.sop(), said)));
                digest.update(folded(event.actor()));
                digest.update((byte) 0x1f);
                digest.update(folded(event.note()));
            }
            return Hash.cut(digest.digest());
        }

        private byte[] folded(@Nullable String text) {
            if (text == null) {
                return NOTHING;
            }
            byte[] known = folded.get(text);
            if (known == null) {
                known = EventMeaning.of(text).getBytes(StandardCharsets.UTF_8);
                folded.put(text, known);
            }
            return known;
        }
    }

    /** Whether two events of one case say the same. */
    boolean same(CaseEvent one, CaseEvent other) {
        return one.at() == other.at()
                && (one.particulars().equals(other.particulars())
                        || MessageDigest.isEqual(
                                meaning(one.sop(), one.particulars()), meaning(other.sop(), other.particulars())))
                && EventMeaning.of(one.actor()).equals(EventMeaning.of(other.actor()))
                && EventMeaning.of(one.note()).equals(EventMeaning.of(other.note()));
    }

    /** SHA-256 of what particulars mean. An SOP that is no longer known resolves no names: letters count. */
    private byte[] meaning(String sop, Particulars said) {
        Map<Particulars, byte[]> known = particulars.computeIfAbsent(sop, id -> new ConcurrentHashMap<>());
        byte[] meaning = known.get(said);
        if (meaning == null) {
            String spelt = sops.knows(sop) ? EventMeaning.of(said, sops.latest(sop)) : said.toString();
            meaning = Hash.of(spelt);
            if (known.size() > MOST_KNOWN) {
                known.clear();
            }
            known.put(said, meaning);
        }
        return meaning;
    }
}
