package id.patuh.mail;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Goes wrong at every point of three mails in ten, and keeps count of what it took and of what it said to it. */
final class UnreliableServer implements ScriptedSmtpServer.Script {

    static final String REFUSED = "pindah";
    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (.*)$");

    private final Random random;
    final Map<String, AtomicInteger> taken = new ConcurrentHashMap<>();
    final Map<String, AtomicInteger> confirmed = new ConcurrentHashMap<>();
    final Map<String, AtomicInteger> refused = new ConcurrentHashMap<>();
    final AtomicInteger faults = new AtomicInteger();
    final AtomicInteger mails = new AtomicInteger();

    UnreliableServer(long seed) {
        random = new Random(seed);
    }

    @Override
    public synchronized @Nullable String at(ScriptedSmtpServer.Point point, String said) {
        String act = act(point, said);
        if (act != null) {
            faults.incrementAndGet();
        }
        if (point == ScriptedSmtpServer.Point.MAIL) {
            mails.incrementAndGet();
        }
        return act;
    }

    private @Nullable String act(ScriptedSmtpServer.Point point, String said) {
        int dice = random.nextInt(1000);
        return switch (point) {
            case GREETING -> dice < 30 ? "421 busy" : dice < 40 ? ScriptedSmtpServer.CUT : dice < 42 ? "554 no" : null;
            case HELLO -> dice < 10 ? ScriptedSmtpServer.CUT : null;
            case STARTTLS, AUTH -> null;
            case MAIL -> dice < 30 ? "451 later" : dice < 40 ? "421 good bye" : null;
            case RCPT -> said.contains(REFUSED) ? "550 moved" : dice < 50 ? "450 full" : null;
            case DATA -> dice < 20 ? "451 later" : dice < 35 ? ScriptedSmtpServer.CUT : null;
            case DOT -> atDot(dice, said);
        };
    }

    private @Nullable String atDot(int dice, String mail) {
        if (dice < 50) {
            return "451 later";
        }
        if (dice < 55) {
            count(refused, mail);
            return "554 not this one";
        }
        if (dice < 75) {
            return ScriptedSmtpServer.CUT;
        }
        count(taken, mail);
        return dice < 115
                ? ScriptedSmtpServer.CUT
                : dice < 118 ? ScriptedSmtpServer.STALL : dice < 140 ? ScriptedSmtpServer.RESET_AFTER : null;
    }

    @Override
    public void confirmed(String mail) {
        count(confirmed, mail);
    }

    private static void count(Map<String, AtomicInteger> counts, String mail) {
        counts.computeIfAbsent(messageId(mail), any -> new AtomicInteger()).incrementAndGet();
    }

    static String messageId(String mail) {
        Matcher found = MESSAGE_ID.matcher(mail);
        if (!found.find()) {
            throw new AssertionError("no Message-ID in " + mail);
        }
        return found.group(1);
    }

    static int of(Map<String, AtomicInteger> counts, String messageId) {
        AtomicInteger count = counts.get(messageId);
        return count == null ? 0 : count.get();
    }
}
