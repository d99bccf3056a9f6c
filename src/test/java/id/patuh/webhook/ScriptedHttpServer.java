package id.patuh.webhook;

import id.patuh.LoopbackServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** An HTTP server on loopback that answers each call as it is told to. */
final class ScriptedHttpServer implements AutoCloseable {

    private final LoopbackServer server;
    private final List<Call> received = new CopyOnWriteArrayList<>();

    /** The status line and headers of the next answer; {@code cut}: none, the connection ends; {@code stall}: none. */
    volatile Supplier<String> next = () -> "204 No Content";

    /** A call as it came in. */
    record Call(String line, Map<String, String> headers, String body) {}

    ScriptedHttpServer() throws IOException {
        server = new LoopbackServer("http", this::serve);
    }

    int port() {
        return server.port();
    }

    List<Call> received() {
        return received;
    }

    private void serve(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = client.getOutputStream();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            received.add(call(line, in));
            String answer = next.get();
            if (answer.equals("stall")) {
                in.readLine();
                return;
            }
            if (answer.equals("cut")) {
                return;
            }
            String length = answer.contains("Content-Length") ? "" : "Content-Length: 0\r\n";
            out.write(("HTTP/1.1 " + answer + "\r\n" + length + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    private static Call call(String line, BufferedReader in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        char[] body = new char[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
        for (int read = 0; read < body.length; ) {
            read += in.read(body, read, body.length - read);
        }
        byte[] bytes = new String(body).getBytes(StandardCharsets.ISO_8859_1);
        return new Call(line, headers, new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
