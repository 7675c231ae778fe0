package io.taosj.internal.websocket;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The HTTP upgrade that opens a WebSocket. */
final class Handshake {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int MAX_LINE = 8 * 1024;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_BODY_SHOWN = 300;

    private final String host;
    private final String path;
    private final boolean offerDeflate;
    private final String key;

    /**
     * @param host the Host header's value
     * @param path with query; may hold a secret, so it never goes into an exception
     */
    Handshake(String host, String path, boolean offerDeflate) {
        this.host = host;
        this.path = path;
        this.offerDeflate = offerDeflate;
        byte[] nonce = new byte[16];
        new SecureRandom().nextBytes(nonce);
        this.key = Base64.getEncoder().encodeToString(nonce);
    }

    void send(OutputStream out) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\n"
                + "Host: " + host + "\r\n"
                + "Upgrade: websocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Key: " + key + "\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + (offerDeflate ? "Sec-WebSocket-Extensions: " + DeflateParameters.OFFER + "\r\n" : "")
                + "\r\n";
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Reads and checks the answer; returns what was agreed on for compression, null if nothing. */
    @Nullable DeflateParameters receive(ByteSource in) throws IOException {
        String line = line(in);
        if (!line.matches("HTTP/1\\.1 \\d{3}( .*)?")) {
            throw new HandshakeException(0, "the peer does not speak HTTP");
        }
        int status = Integer.parseInt(line.substring(9, 12));
        Map<String, String> headers = headers(in, status);
        if (status != 101) {
            throw new HandshakeException(
                    status, "the server refused the WebSocket upgrade with HTTP status " + status + body(in, headers));
        }
        check("websocket".equalsIgnoreCase(headers.get("upgrade")), "Upgrade");
        check(hasToken(headers.get("connection"), "upgrade"), "Connection");
        check(accept(key).equals(headers.get("sec-websocket-accept")), "Sec-WebSocket-Accept");
        check(!headers.containsKey("sec-websocket-protocol"), "Sec-WebSocket-Protocol");
        return DeflateParameters.parse(headers.get("sec-websocket-extensions"), offerDeflate);
    }

    private static void check(boolean right, String header) throws HandshakeException {
        if (!right) {
            throw new HandshakeException(101, "the server's answer to the WebSocket upgrade has a wrong " + header);
        }
    }

    private static boolean hasToken(@Nullable String value, String token) {
        if (value != null) {
            for (String part : value.split(",", -1)) {
                if (part.strip().equalsIgnoreCase(token)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Map<String, String> headers(ByteSource in, int status) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (int count = 0; ; count++) {
            String line = line(in);
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (count == MAX_HEADERS || colon <= 0) {
                throw new HandshakeException(status, "the headers of the server's answer are malformed or too many");
            }
            headers.merge(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (a, b) -> a + ", " + b);
        }
    }

    private static String line(ByteSource in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (line.length() == MAX_LINE) {
                throw new HandshakeException(0, "a line of the server's HTTP answer is longer than " + MAX_LINE);
            }
            line.append((char) c);
        }
        int end = line.length() - 1;
        if (end >= 0 && line.charAt(end) == '\r') {
            line.setLength(end);
        }
        return line.toString();
    }

    /** The start of a refusal's body, if the server says how long it is. */
    private static String body(ByteSource in, Map<String, String> headers) throws IOException {
        String length = headers.getOrDefault("content-length", "0");
        int count = length.matches("\\d{1,9}") ? Math.min(Integer.parseInt(length), MAX_BODY_SHOWN) : 0;
        byte[] body = new byte[count];
        in.readFully(body, 0, count);
        return count == 0 ? "" : ": " + new String(body, StandardCharsets.UTF_8).strip();
    }

    static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-1", e);
        }
    }
}
