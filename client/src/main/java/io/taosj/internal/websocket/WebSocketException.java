package io.taosj.internal.websocket;

import java.io.IOException;

/** The peer broke the protocol or a limit; the connection can't be used any more. */
public final class WebSocketException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int closeCode;

    public WebSocketException(int closeCode, String message) {
        super(message);
        this.closeCode = closeCode;
    }

    /** The code to tell the peer. */
    public int closeCode() {
        return closeCode;
    }
}
