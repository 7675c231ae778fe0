package io.taosj.engine;

/** A statement or call that failed, with the error code and the text of TDengine. The message is TDengine's text alone. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int CODE_MASK = 0xFFFF;

    private final int code;

    public EngineException(int code, String message) {
        super(message);
        this.code = code & CODE_MASK;
    }

    public EngineException(int code, String message, Throwable cause) {
        super(message, cause);
        this.code = code & CODE_MASK;
    }

    /** The lower 16 bits of TDengine's error code, for example 0x2600. */
    public int code() {
        return code;
    }
}
