package io.taosj;

import org.jspecify.annotations.Nullable;

/** The server failed for reasons outside of the caller's statement: load, time-outs, missing nodes. */
public final class TaosOperationalException extends TaosDatabaseException {
    private static final long serialVersionUID = 1L;

    public TaosOperationalException(int code, String serverMessage) {
        super(code, serverMessage);
    }

    public TaosOperationalException(int code, String serverMessage, @Nullable Throwable cause) {
        super(code, serverMessage, cause);
    }

    /**
     * @param outcomeUnknown whether the call may have been carried out all the same
     */
    public TaosOperationalException(int code, String serverMessage, @Nullable Throwable cause, boolean outcomeUnknown) {
        super(code, serverMessage, cause, outcomeUnknown);
    }
}
