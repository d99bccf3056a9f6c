package id.patuh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server on loopback, at any free port, that serves each client in a thread of its own until the client or it is closed. */
public final class LoopbackServer implements AutoCloseable {

    /** What is said to a client; the connection ends with it. */
    public interface Conversation {
        void hold(Socket client) throws IOException;
    }

    private final String name;
    private final Conversation conversation;
    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** @param name of its threads */
    public LoopbackServer(String name, Conversation conversation) throws IOException {
        this.name = name;
        this.conversation = conversation;
        this.socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        begin(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                open.add(client);
                begin(() -> serve(client));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void begin(Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket client) {
        try (client) {
            conversation.hold(client);
        } catch (IOException gone) {
            // the client is gone, or all is over
        } finally {
            open.remove(client);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : open) {
            client.close();
        }
    }
}
