package io.taosj;

import org.jspecify.annotations.Nullable;

/** A prepared statement was used wrongly or its data were refused. */
public final class TaosStatementException extends TaosException {
    private static final long serialVersionUID = 1L;

    public TaosStatementException(int code, String serverMessage) {
        super(code, serverMessage);
    }

    public TaosStatementException(int code, String serverMessage, @Nullable Throwable cause) {
        super(code, serverMessage, cause);
    }
}
