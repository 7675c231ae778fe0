package io.taosj;

import org.jspecify.annotations.Nullable;

/** The server refused or failed to do something. */
public class TaosDatabaseException extends TaosException {
    private static final long serialVersionUID = 1L;

    public TaosDatabaseException(int code, String serverMessage) {
        super(code, serverMessage);
    }

    public TaosDatabaseException(int code, String serverMessage, @Nullable Throwable cause) {
        super(code, serverMessage, cause);
    }

    TaosDatabaseException(int code, String serverMessage, @Nullable Throwable cause, boolean outcomeUnknown) {
        super(code, serverMessage, cause, outcomeUnknown);
    }
}
