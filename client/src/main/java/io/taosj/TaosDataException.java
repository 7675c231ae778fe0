package io.taosj;

import org.jspecify.annotations.Nullable;

/** A value does not fit: out of range, too long, null, or of another type than asked for. */
public final class TaosDataException extends TaosDatabaseException {
    private static final long serialVersionUID = 1L;

    public TaosDataException(int code, String serverMessage) {
        super(code, serverMessage);
    }

    public TaosDataException(int code, String serverMessage, @Nullable Throwable cause) {
        super(code, serverMessage, cause);
    }
}
