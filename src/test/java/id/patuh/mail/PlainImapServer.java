package id.patuh.mail;

import id.patuh.LoopbackServer;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * As much of RFC 3501 as a mailbox needs that keeps any bytes whatever, where GreenMail would not store a mail with a
 * header twice. On loopback; one thread a connection.
 */
final class PlainImapServer implements AutoCloseable {

    private final LoopbackServer server;
    private final Map<Long, byte[]> inbox = new ConcurrentSkipListMap<>();
    private final Map<Long, byte[]> processed = new ConcurrentSkipListMap<>();

    /** The UID that the server does not hand out: it answers NO. */
    volatile long unreadable = -1;

    volatile long validity = 7;

    /** Whether it knows MOVE; without it mails are copied, marked and expunged. */
    volatile boolean moves = true;

    /** How often somebody logged in who could be overheard. */
    final AtomicInteger openLogIns = new AtomicInteger();

    private final @Nullable SSLContext tls;
    private final boolean tlsFromTheStart;
    private final Map<Long, byte[]> deleted = new ConcurrentSkipListMap<>();

    PlainImapServer() throws IOException {
        this(null, false);
    }

    /**
     * @param tls what STARTTLS begins with; null: not offered
     * @param fromTheStart it begins at once
     */
    PlainImapServer(@Nullable SSLContext tls, boolean fromTheStart) throws IOException {
        this.tls = tls;
        this.tlsFromTheStart = fromTheStart;
        this.server = new LoopbackServer("imap", this::serve);
    }

    int port() {
        return server.port();
    }

    Map<Long, byte[]> inbox() {
        return inbox;
    }

    Map<Long, byte[]> processed() {
        return processed;
    }

    private void serve(Socket client) throws IOException {
        Socket talk = tls != null && tlsFromTheStart ? secured(tls, client) : client;
        say(talk.getOutputStream(), "* OK ready");
        if (converse(talk) && tls != null) {
            converse(secured(tls, client));
        }
    }

    private static Socket secured(SSLContext tls, Socket client) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory()
                .createSocket(client, client.getInetAddress().getHostAddress(), 0, true);
        secured.setUseClientMode(false);
        return secured;
    }

    /** Until the client is gone; true where it asked for encryption. */
    private boolean converse(Socket client) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream(), 1);
        OutputStream out = new BufferedOutputStream(client.getOutputStream());
        for (String line = line(in); line != null; line = line(in)) {
            String[] words = line.split(" ", 2);
            String command = words.length > 1 ? words[1] : "";
            if (command.equals("STARTTLS") && tls != null) {
                say(out, words[0] + " OK begin");
                return true;
            }
            if (command.startsWith("LOGIN") && !(client instanceof SSLSocket)) {
                openLogIns.incrementAndGet();
            }
            answer(out, words[0], command);
            out.flush();
        }
        return false;
    }

    private synchronized void answer(OutputStream out, String tag, String command) throws IOException {
        String[] words = command.split(" ");
        String what = words[0].equals("UID") ? "UID " + words[1] : words[0];
        String result = "OK done";
        switch (what) {
            case "CAPABILITY" ->
                say(
                        out,
                        "* CAPABILITY IMAP4rev1" + (moves ? " MOVE" : "")
                                + (tls == null || tlsFromTheStart ? "" : " STARTTLS"));
            case "SELECT", "EXAMINE" -> {
                say(out, "* " + inbox.size() + " EXISTS");
                say(out, "* 0 RECENT");
                say(out, "* FLAGS (\\Seen \\Deleted)");
                say(out, "* OK [UIDVALIDITY " + validity + "] validity");
                result = "OK [READ-WRITE] done";
            }
            case "LIST" -> say(out, "* LIST () \"/\" " + words[words.length - 1]);
            case "NOOP" -> say(out, "* " + inbox.size() + " EXISTS");
            case "UID FETCH" -> result = words[2].contains(":") ? list(out) : fetch(out, Long.parseLong(words[2]));
            case "UID MOVE" -> {
                uids(words[2]).forEach(this::move);
                result = moves ? result : "BAD unknown command";
            }
            case "UID COPY" -> uids(words[2]).forEach(uid -> processed.putIfAbsent(uid, inbox.get(uid)));
            case "UID STORE" -> uids(words[2]).forEach(uid -> deleted.put(uid, inbox.get(uid)));
            case "EXPUNGE" -> {
                deleted.keySet().forEach(inbox::remove);
                deleted.clear();
            }
            default -> result = "OK " + what;
        }
        say(out, tag + " " + result);
    }

    private static List<Long> uids(String set) {
        return Arrays.stream(set.split(",")).map(Long::valueOf).toList();
    }

    private void move(Long uid) {
        byte[] mail = moves ? inbox.remove(uid) : null;
        if (mail != null) {
            processed.put(uid, mail);
        }
    }

    private String list(OutputStream out) throws IOException {
        int number = 0;
        for (Map.Entry<Long, byte[]> mail : new TreeMap<>(inbox).entrySet()) {
            say(out, "* " + ++number + " FETCH (UID " + mail.getKey() + " RFC822.SIZE " + mail.getValue().length + ")");
        }
        return "OK listed";
    }

    private String fetch(OutputStream out, long uid) throws IOException {
        byte[] bytes = inbox.get(uid);
        if (bytes == null || uid == unreadable) {
            return "NO [SERVERBUG] cannot read it";
        }
        out.write(("* 1 FETCH (UID " + uid + " BODY[] {" + bytes.length + "}\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        say(out, ")");
        return "OK fetched";
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toString(StandardCharsets.US_ASCII).strip();
            }
            line.write(b);
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
