package id.patuh.crash;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What was sent, and what the senders were told about it. Safe for use by several threads. */
final class Told {

    private static final int UNDER_WAY = 400;
    private static final int STEPS = 14;

    /** Identities of every event that was sent, whatever came of it. */
    final Set<String> sent = ConcurrentHashMap.newKeySet();

    /** Identities of the posted events that were answered with a receipt. */
    final Set<String> answered = ConcurrentHashMap.newKeySet();

    /** Names of the files that were taken out of the drop folder. */
    final Set<String> files = ConcurrentHashMap.newKeySet();

    final AtomicInteger posts = new AtomicInteger();
    final AtomicInteger drops = new AtomicInteger();
    final AtomicInteger mails = new AtomicInteger();

    private final AtomicInteger next = new AtomicInteger();

    /** A new event, as its identity. */
    String event() {
        String id = "e" + next.incrementAndGet();
        sent.add(id);
        return id;
    }

    /** Four hundred cases are under way; each gets an event for every step, then the next four hundred begin. */
    static String caseOf(String id) {
        int number = Integer.parseInt(id.substring(1));
        return "K-" + number / (UNDER_WAY * STEPS) + "-" + number % UNDER_WAY;
    }

    static int stepOf(String id) {
        return 1 + Integer.parseInt(id.substring(1)) / UNDER_WAY % STEPS;
    }

    /** ISO 8601 with offset; later identities are later. */
    static String atOf(String id) {
        return java.time.Instant.parse("2026-10-01T00:00:00Z")
                .plusSeconds(60L * Integer.parseInt(id.substring(1)))
                .toString();
    }

    static String row(String id) {
        return caseOf(id) + "," + stepOf(id) + "," + atOf(id) + "," + id;
    }

    static String json(String id) {
        return "{\"case\":\"" + caseOf(id) + "\",\"step\":" + stepOf(id) + ",\"at\":\"" + atOf(id) + "\",\"id\":\"" + id
                + "\"}";
    }

    static String lines(String id) {
        return "case: " + caseOf(id) + "\nstep: " + stepOf(id) + "\nat: " + atOf(id) + "\nid: " + id + "\n";
    }
}
