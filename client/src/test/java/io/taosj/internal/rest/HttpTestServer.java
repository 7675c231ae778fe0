package io.taosj.internal.rest;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP server that gives tests every request, and sends back the bytes they say; one request per connection. */
final class HttpTestServer implements AutoCloseable {
    /** One request. */
    record Request(String head, String body) {
        String target() {
            return head.split(" ", 3)[1];
        }

        /** A header's value, empty if it is absent. */
        String header(String name) {
            Matcher matcher = Pattern.compile("(?im)^" + name + ": (.*?)\r?$").matcher(head);
            return matcher.find() ? matcher.group(1) : "";
        }
    }

    /** What to send back: bytes with status line and headers. */
    interface Answers {
        byte[] to(Request request);
    }

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Answers answers;
    private volatile boolean keepOpen;

    HttpTestServer(Answers answers) throws IOException {
        this.answers = answers;
        Thread thread = new Thread(this::accept, "test-http");
        thread.setDaemon(true);
        thread.start();
    }

    /** Leaves connections open after the answer, as if more would come. */
    HttpTestServer keepOpen() {
        keepOpen = true;
        return this;
    }

    int port() {
        return listener.getLocalPort();
    }

    Request last() {
        return requests.get(requests.size() - 1);
    }

    static byte[] json(int status, String body) {
        return answer(status, "", body.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] answer(int status, String headers, byte[] body) {
        byte[] head = ("HTTP/1.1 " + status + " Text\r\n" + headers + "Content-Length: " + body.length
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                Thread thread = new Thread(() -> serve(socket), "test-http-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
            int count = length.find() ? Integer.parseInt(length.group(1)) : 0;
            Request request = new Request(head.toString(), new String(in.readNBytes(count), StandardCharsets.UTF_8));
            requests.add(request);
            socket.getOutputStream().write(answers.to(request));
            if (!keepOpen) {
                socket.close();
            }
        } catch (IOException e) {
            // the client went away
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
