package io.taosj;

import org.jspecify.annotations.Nullable;

/** Points of a schemaless write were refused. The message repeats the line that was wrong where that can be known. */
public final class TaosSchemalessException extends TaosException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_CHARACTERS = 200;

    private final long affectedRows;
    private final int lineNumber;
    private final @Nullable String line;

    /**
     * @param code the error code; only the lower 16 bits count
     * @param serverMessage the server's text
     * @param affectedRows rows written before the failure
     */
    public TaosSchemalessException(int code, String serverMessage, long affectedRows) {
        this(code, serverMessage, affectedRows, 0, null, null);
    }

    /**
     * The same failure with the line that caused it.
     *
     * @param lineNumber counted from 1
     */
    public TaosSchemalessException(TaosSchemalessException failure, int lineNumber, String line) {
        this(failure.code(), failure.serverMessage(), failure.affectedRows, lineNumber, line, failure);
    }

    private TaosSchemalessException(
            int code,
            String serverMessage,
            long affectedRows,
            int lineNumber,
            @Nullable String line,
            @Nullable Throwable cause) {
        super(code, serverMessage, cause);
        this.affectedRows = affectedRows;
        this.lineNumber = lineNumber;
        this.line = line;
    }

    /** Rows that were written before the failure, as far as the server tells. */
    public long affectedRows() {
        return affectedRows;
    }

    /** The number of the wrong line counted from 1, or 0 if the server's text doesn't tell which it is. */
    public int lineNumber() {
        return lineNumber;
    }

    /** The wrong line, or null if the server's text doesn't tell which it is. */
    public @Nullable String line() {
        return line;
    }

    /** Code and text of the server, and the beginning of the wrong line. */
    @Override
    public String getMessage() {
        String wrong = line;
        if (wrong == null) {
            return String.valueOf(super.getMessage());
        }
        String shown = wrong.length() <= SHOWN_CHARACTERS ? wrong : wrong.substring(0, SHOWN_CHARACTERS) + "…";
        return super.getMessage() + " (line " + lineNumber + ": " + shown + ")";
    }
}
