package io.taosj.wire;

/** Bytes that are not what the wire format demands: truncated, contradictory or beyond a limit. */
public final class WireFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WireFormatException(String message) {
        super(message);
    }

    public WireFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
