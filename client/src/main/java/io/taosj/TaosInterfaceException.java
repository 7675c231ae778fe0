package io.taosj;

import org.jspecify.annotations.Nullable;

/** The library was used in a way it can't serve: a bad URL or option, or a feature that a transport lacks. */
public final class TaosInterfaceException extends TaosException {
    private static final long serialVersionUID = 1L;

    public TaosInterfaceException(int code, String serverMessage) {
        super(code, serverMessage);
    }

    public TaosInterfaceException(int code, String serverMessage, @Nullable Throwable cause) {
        super(code, serverMessage, cause);
    }
}
