package io.taosj.wire.message;

import io.taosj.wire.internal.ByteSink;
import java.nio.ByteBuffer;

/**
 * Builds stmt2_bind_exec requests: rows with all parameters of the statement, the table's name and tags among them, as
 * columns of equal length. Reusable after {@link #reset()}; not safe for use by several threads.
 */
public final class Stmt2BindExecPayload {
    static final int PAYLOAD_AT = RequestHeader.BYTES + 2;
    static final int HEADER_BYTES = 20;

    private final ByteSink out = new ByteSink(1024);
    private final Stmt2Fields fields = new Stmt2Fields(out);

    public Stmt2BindExecPayload() {
        reset();
    }

    /** Forgets all fields and keeps the buffer. */
    public void reset() {
        out.truncate(0);
        out.skip(PAYLOAD_AT + HEADER_BYTES);
        fields.restart();
    }

    /** Takes the parameters in the statement's order. */
    public Stmt2Fields fields() {
        return fields;
    }

    /** Bytes so far. */
    public int size() {
        return out.length();
    }

    /**
     * The message, which is valid until the next call of any method.
     *
     * @param rows the number of values in each field
     * @param tables how often the table's name changes from row to row, plus one
     */
    public ByteBuffer encode(long reqId, long stmtId, int rows, int tables) {
        ByteBuffer head = out.window(0, PAYLOAD_AT + HEADER_BYTES);
        head.putLong(reqId).putLong(stmtId).putLong(BinaryAction.STMT2_BIND_EXEC);
        head.putShort((short) RequestHeader.VERSION);
        head.putInt(out.length() - PAYLOAD_AT).putInt(rows).putInt(tables);
        head.putInt(fields.fields()).putInt(HEADER_BYTES);
        return out.view(0);
    }
}
