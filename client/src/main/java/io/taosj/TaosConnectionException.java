package io.taosj;

import org.jspecify.annotations.Nullable;

/** No connection could be made, the login was refused, or the connection was lost or closed. */
public final class TaosConnectionException extends TaosException {
    private static final long serialVersionUID = 1L;

    public TaosConnectionException(int code, String serverMessage) {
        super(code, serverMessage);
    }

    public TaosConnectionException(int code, String serverMessage, @Nullable Throwable cause) {
        super(code, serverMessage, cause);
    }

    /**
     * @param outcomeUnknown whether the call may have been carried out all the same
     */
    public TaosConnectionException(int code, String serverMessage, @Nullable Throwable cause, boolean outcomeUnknown) {
        super(code, serverMessage, cause, outcomeUnknown);
    }
}
