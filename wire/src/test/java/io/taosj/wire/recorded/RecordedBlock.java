package io.taosj.wire.recorded;

import io.taosj.wire.ResultSchema;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A block found in a recording.
 *
 * @param where file and line
 * @param origin who built it
 * @param bytes from its header to the end of the message
 * @param schema labels, types and precision as the reply before it gave them; null for blocks of clients
 * @param rows the rows that it must hold, or null if they depend on the moment of recording
 * @param candidates rows of a table of which each row of the block must be one, or null
 */
public record RecordedBlock(
        String where,
        Origin origin,
        ByteBuffer bytes,
        ResultSchema schema,
        List<Object> rows,
        List<List<Object>> candidates) {

    /** Who built a block. */
    public enum Origin {
        RESULT,
        SUBSCRIPTION,
        CLIENT
    }

    @Override
    public String toString() {
        return where + " " + origin;
    }
}
