package io.taosj;

import org.jspecify.annotations.Nullable;

/** A subscription failed. */
public final class TaosTmqException extends TaosException {
    private static final long serialVersionUID = 1L;

    public TaosTmqException(int code, String serverMessage) {
        super(code, serverMessage);
    }

    public TaosTmqException(int code, String serverMessage, @Nullable Throwable cause) {
        super(code, serverMessage, cause);
    }
}
