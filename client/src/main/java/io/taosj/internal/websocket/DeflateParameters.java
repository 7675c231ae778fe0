package io.taosj.internal.websocket;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed on for permessage-deflate.
 *
 * @param clientKeepsContext whether the client's messages may refer to earlier ones
 * @param serverKeepsContext whether the server's messages may refer to earlier ones
 */
record DeflateParameters(boolean clientKeepsContext, boolean serverKeepsContext) {
    static final String OFFER = "permessage-deflate";

    /**
     * Reads the server's answer to {@link #OFFER}.
     *
     * @param header the values of Sec-WebSocket-Extensions, or null if there is none
     * @return null if compression is not used
     */
    static @Nullable DeflateParameters parse(@Nullable String header, boolean offered) throws HandshakeException {
        if (header == null || header.isBlank()) {
            return null;
        }
        if (!offered || header.indexOf(',') >= 0) {
            throw wrong(header);
        }
        String[] parts = header.split(";", -1);
        if (!parts[0].strip().equalsIgnoreCase(OFFER)) {
            throw wrong(header);
        }
        boolean client = true;
        boolean server = true;
        Set<String> seen = new HashSet<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String name = (equals < 0 ? parts[i] : parts[i].substring(0, equals))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            String value = equals < 0 ? null : unquote(parts[i].substring(equals + 1));
            if (!seen.add(name)) {
                throw wrong(header);
            }
            switch (name) {
                case "client_no_context_takeover" -> client = value != null;
                case "server_no_context_takeover" -> server = value != null;
                case "server_max_window_bits" -> checkBits(value, header);
                // client_max_window_bits was not offered
                default -> throw wrong(header);
            }
            if (value != null && !name.equals("server_max_window_bits")) {
                throw wrong(header);
            }
        }
        return new DeflateParameters(client, server);
    }

    private static String unquote(String text) {
        String value = text.strip();
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static void checkBits(@Nullable String value, String header) throws HandshakeException {
        if (value == null || !value.matches("[89]|1[0-5]")) {
            throw wrong(header);
        }
    }

    private static HandshakeException wrong(String header) {
        String shown = header.length() > 100 ? header.substring(0, 100) + "..." : header;
        return new HandshakeException(101, "the server chose a WebSocket extension that was not offered: " + shown);
    }
}
