package io.taosj.internal.bind;

import io.taosj.wire.message.Stmt2Fields;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/**
 * Values of one column or tag as the caller gave them.
 *
 * @param array an array of primitives or objects
 * @param nulls tells which values are NULL whatever the array has there; null if no others than null references
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares these
public record BindValues(Object array, boolean @Nullable [] nulls) {

    /** Number of values. */
    public int rows() {
        return Array.getLength(array);
    }

    /** What the encoder takes for the nulls. */
    byte @Nullable [] states() {
        if (nulls == null) {
            return null;
        }
        byte[] states = new byte[nulls.length];
        for (int i = 0; i < states.length; i++) {
            states[i] = nulls[i] ? Stmt2Fields.NULL : Stmt2Fields.VALUE;
        }
        return states;
    }

    boolean isNull(int row) {
        return nulls != null && nulls[row];
    }

    /** One value as an object; null for NULL. */
    @Nullable Object get(int row) {
        return isNull(row) ? null : Array.get(array, row);
    }
}
