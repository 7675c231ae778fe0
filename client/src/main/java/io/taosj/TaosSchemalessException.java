package io.taosj;

/** Lines of a schemaless write were refused. */
public final class TaosSchemalessException extends TaosException {
    private static final long serialVersionUID = 1L;

    private final long affectedRows;

    /**
     * @param code the error code; only the lower 16 bits count
     * @param serverMessage the server's text
     * @param affectedRows rows written before the failure
     */
    public TaosSchemalessException(int code, String serverMessage, long affectedRows) {
        super(code, serverMessage);
        this.affectedRows = affectedRows;
    }

    /** Rows that were written before the failure. */
    public long affectedRows() {
        return affectedRows;
    }
}
