package id.patuh.mail;

import id.patuh.LoopbackServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** An SMTP server on loopback that does at each point of a conversation what it is told. */
final class ScriptedSmtpServer implements AutoCloseable {

    /** Where something can go wrong. */
    enum Point {
        GREETING,
        HELLO,
        STARTTLS,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        /** The whole mail is there, and nothing has been said to it. */
        DOT
    }

    /** What to do; besides lines to be said there are {@link #CUT}, {@link #STALL} and {@link #RESET_AFTER}. */
    interface Script {

        /** @param said what the client wrote; at {@code DOT} the mail; null: go on as usual */
        @org.jspecify.annotations.Nullable
        String at(Point point, String said);

        /** The mail was taken, and the client went on after it had been told so. */
        default void confirmed(String mail) {}
    }

    /** The connection ends without a word. */
    static final String CUT = "cut";
    /** Nothing is said any more. */
    static final String STALL = "stall";
    /** The usual is said, and the connection is reset at once. */
    static final String RESET_AFTER = "reset after";

    private final LoopbackServer server;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final Script script;
    private final @org.jspecify.annotations.Nullable SSLContext tls;

    /** What is said after the final dot where the script says nothing. */
    volatile String afterDot = "250 kept";

    /** What is said to a recipient where the script says nothing. */
    volatile String toRecipient = "250 known";

    ScriptedSmtpServer() throws IOException {
        this((point, said) -> null);
    }

    ScriptedSmtpServer(Script script) throws IOException {
        this(script, null);
    }

    /** @param tls with the certificate that is shown after STARTTLS; null: garbage is sent in its place */
    ScriptedSmtpServer(Script script, @org.jspecify.annotations.Nullable SSLContext tls) throws IOException {
        this.script = script;
        this.tls = tls;
        this.server = new LoopbackServer("smtp", client -> new Conversation(client).hold());
    }

    int port() {
        return server.port();
    }

    /** All mails that came in whole, whatever was said to them. */
    List<String> received() {
        return received;
    }

    private final class Conversation {

        private Socket client;
        private BufferedReader in;
        private OutputStream out;
        private String unconfirmed = "";

        Conversation(Socket client) throws IOException {
            this.client = client;
            this.in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            this.out = client.getOutputStream();
        }

        void hold() throws IOException {
            boolean goesOn = does(Point.GREETING, "", "220 ready");
            while (goesOn) {
                String line = in.readLine();
                if (line == null) {
                    return;
                }
                if (!unconfirmed.isEmpty()) {
                    script.confirmed(unconfirmed);
                    unconfirmed = "";
                }
                goesOn = answered(line);
            }
        }

        private boolean answered(String line) throws IOException {
            return switch (line.toUpperCase(Locale.ROOT).split("[ :]")[0]) {
                case "EHLO", "HELO" -> does(Point.HELLO, line, "250 fine");
                case "STARTTLS" -> does(Point.STARTTLS, line, "502 not here");
                case "AUTH" -> does(Point.AUTH, line, "235 welcome");
                case "MAIL" -> does(Point.MAIL, line, "250 fine");
                case "RCPT" -> does(Point.RCPT, line, toRecipient);
                case "DATA" -> does(Point.DATA, line, "354 go on") && data();
                case "QUIT" -> {
                    say("221 bye");
                    yield false;
                }
                default -> {
                    say("250 fine");
                    yield true;
                }
            };
        }

        private boolean data() throws IOException {
            StringBuilder mail = new StringBuilder();
            String line = in.readLine();
            while (line != null && !line.equals(".")) {
                mail.append(line).append('\n');
                line = in.readLine();
            }
            if (line == null) {
                return false;
            }
            received.add(mail.toString());
            unconfirmed = mail.toString();
            return does(Point.DOT, mail.toString(), afterDot);
        }

        /** @return whether the conversation goes on */
        private boolean does(Point point, String said, String usual) throws IOException {
            String told = script.at(point, said);
            String act = told == null ? usual : told;
            if (!act.startsWith("250") || point != Point.DOT) {
                unconfirmed = point == Point.DOT ? "" : unconfirmed;
            }
            switch (act) {
                case CUT -> {
                    return false;
                }
                case STALL -> {
                    in.readLine();
                    return false;
                }
                case RESET_AFTER -> {
                    say(usual);
                    client.setSoLinger(true, 0);
                    return false;
                }
                default -> say(act);
            }
            if (point == Point.STARTTLS && act.startsWith("220")) {
                return encrypted();
            }
            return !act.startsWith("421") && (point != Point.DATA || act.startsWith("354"));
        }

        private boolean encrypted() throws IOException {
            if (tls == null) {
                out.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
                out.flush();
                return false;
            }
            SSLSocket secure =
                    (SSLSocket) tls.getSocketFactory().createSocket(client, "127.0.0.1", client.getPort(), true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            client = secure;
            in = new BufferedReader(new InputStreamReader(secure.getInputStream(), StandardCharsets.UTF_8));
            out = secure.getOutputStream();
            return true;
        }

        private void say(String lines) throws IOException {
            out.write((lines + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
