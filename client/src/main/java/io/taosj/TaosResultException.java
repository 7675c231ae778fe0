package io.taosj;

import org.jspecify.annotations.Nullable;

/** A result was used after its end, or can't be mapped as asked. */
public final class TaosResultException extends TaosException {
    private static final long serialVersionUID = 1L;

    public TaosResultException(int code, String serverMessage) {
        super(code, serverMessage);
    }

    public TaosResultException(int code, String serverMessage, @Nullable Throwable cause) {
        super(code, serverMessage, cause);
    }
}
