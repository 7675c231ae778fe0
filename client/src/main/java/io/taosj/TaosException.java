package io.taosj;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Any failure of a call: the server's code and text, or one of the client's own codes ({@link ClientErrors}).
 *
 * <p>The message has the form {@code [0x2600]: syntax error near "..."}. Subclasses tell the area of the failure.
 */
public class TaosException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int CODE_MASK = 0xFFFF;

    private final int code;
    private final String serverMessage;
    private final String sqlState;
    private final boolean retryable;
    private final boolean outcomeUnknown;

    /**
     * @param code the error code; only the lower 16 bits count
     * @param serverMessage the text without the code
     */
    public TaosException(int code, String serverMessage) {
        this(code, serverMessage, null);
    }

    /**
     * @param code the error code; only the lower 16 bits count
     * @param serverMessage the text without the code
     * @param cause what failed underneath, if known
     */
    public TaosException(int code, String serverMessage, @Nullable Throwable cause) {
        this(code, serverMessage, cause, ErrorTable.isOutcomeUnknown(code & CODE_MASK));
    }

    /**
     * @param code the error code; only the lower 16 bits count
     * @param serverMessage the text without the code
     * @param cause what failed underneath, if known
     * @param outcomeUnknown whether the call may have been carried out all the same
     */
    protected TaosException(int code, String serverMessage, @Nullable Throwable cause, boolean outcomeUnknown) {
        super(String.format("[0x%04x]: %s", code & CODE_MASK, serverMessage), cause);
        this.code = code & CODE_MASK;
        this.serverMessage = Objects.requireNonNull(serverMessage);
        this.sqlState = ErrorTable.sqlState(this.code);
        this.retryable = ErrorTable.isRetryable(this.code);
        this.outcomeUnknown = outcomeUnknown;
    }

    /**
     * The exception of the class that fits a code: for example a {@link TaosProgrammingException} for a syntax error.
     *
     * @param code the error code as the server sent it; only the lower 16 bits count
     * @param serverMessage the server's text
     */
    public static TaosException of(int code, String serverMessage) {
        return ErrorTable.exception(code & CODE_MASK, serverMessage);
    }

    /** The error code, 0 to 0xFFFF. */
    public int code() {
        return code;
    }

    /** The text without the code. */
    public String serverMessage() {
        return serverMessage;
    }

    /** The five-character SQLState that fits the code; never empty. */
    public String sqlState() {
        return sqlState;
    }

    /**
     * Whether the same call may succeed later without any change, because the cause passes. Before a write is repeated,
     * see {@link #isOutcomeUnknown()}.
     */
    public boolean isRetryable() {
        return retryable;
    }

    /**
     * Whether a change that was asked for may have been made although the call failed: it was sent, and no answer came.
     * False means that it was not made, or that the call changes nothing.
     */
    public boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }
}
