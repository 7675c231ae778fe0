package io.taosj.internal.websocket;

import java.io.IOException;

/** The server closed the connection in order. */
public final class WebSocketClosedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int code;

    WebSocketClosedException(int code, String reason) {
        super("the server closed the connection with code " + code + (reason.isEmpty() ? "" : ": " + reason));
        this.code = code;
    }

    /** The server's code, {@link CloseCode#NONE} if it gave none. */
    public int code() {
        return code;
    }
}
