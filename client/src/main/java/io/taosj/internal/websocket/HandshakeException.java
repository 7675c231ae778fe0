package io.taosj.internal.websocket;

import java.io.IOException;

/** The peer refused the upgrade or answered it wrongly. */
public final class HandshakeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    HandshakeException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status, or 0 if there was none. */
    public int status() {
        return status;
    }
}
