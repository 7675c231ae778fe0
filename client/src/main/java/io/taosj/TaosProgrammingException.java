package io.taosj;

import org.jspecify.annotations.Nullable;

/** The statement is wrong: syntax, unknown tables or columns, missing database. */
public final class TaosProgrammingException extends TaosDatabaseException {
    private static final long serialVersionUID = 1L;

    public TaosProgrammingException(int code, String serverMessage) {
        super(code, serverMessage);
    }

    public TaosProgrammingException(int code, String serverMessage, @Nullable Throwable cause) {
        super(code, serverMessage, cause);
    }
}
