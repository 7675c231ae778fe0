package io.taosj.internal.websocket;

import java.util.function.IntFunction;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where and how to connect.
 *
 * @param host a name or an address, IPv6 without brackets
 * @param port the TCP port
 * @param path the request target with query; may hold a secret
 * @param tls whether to encrypt
 * @param sslContext trust and keys, null for the JVM's default
 * @param verifyHostName whether the certificate must be issued for the host
 * @param compression whether to offer permessage-deflate
 * @param maxMessageBytes the largest message to accept
 * @param allocator gives arrays for messages, of at least the length asked for
 */
public record Target(
        String host,
        int port,
        String path,
        boolean tls,
        @Nullable SSLContext sslContext,
        boolean verifyHostName,
        boolean compression,
        int maxMessageBytes,
        IntFunction<byte[]> allocator) {

    /** Host and port as in a Host header. */
    public String authority() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /** The target without its path. */
    @Override
    public String toString() {
        return authority();
    }
}
