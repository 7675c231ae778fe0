package io.taosj.internal.websocket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Opens the TCP connection, and the encrypted one on top of it, before a deadline. */
final class SocketOpener {
    private final Target target;
    private final long deadline;

    /**
     * @param deadline by {@link System#nanoTime()}
     */
    SocketOpener(Target target, long deadline) {
        this.target = target;
        this.deadline = deadline;
    }

    /** Milliseconds left, at least 1. */
    static int remaining(long deadline, String what) throws SocketTimeoutException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException("no " + what + " in time");
        }
        return (int) Math.min(Integer.MAX_VALUE, left / 1_000_000 + 1);
    }

    /** Tries the host's addresses one after the other. */
    Socket open() throws IOException {
        IOException last = null;
        for (InetAddress address : InetAddress.getAllByName(target.host())) {
            Socket socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, target.port()), remaining(deadline, "connection"));
                return socket;
            } catch (IOException e) {
                socket.close();
                last = withEarlier(e, last);
            }
        }
        throw last == null ? new IOException("host " + target.host() + " has no address") : last;
    }

    private static IOException withEarlier(IOException e, @Nullable IOException earlier) {
        if (earlier != null) {
            e.addSuppressed(earlier);
        }
        return e;
    }

    /** Encrypts a connection and checks whose certificate it is. */
    SSLSocket encrypt(Socket plain) throws IOException {
        SSLContext chosen = target.sslContext();
        try {
            SSLContext context = chosen == null ? SSLContext.getDefault() : chosen;
            SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, target.host(), target.port(), true);
            SSLParameters parameters = socket.getSSLParameters();
            if (target.verifyHostName()) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(remaining(deadline, "TLS handshake"));
            socket.startHandshake();
            return socket;
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("this JVM has no TLS", e);
        }
    }
}
