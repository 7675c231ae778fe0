package io.taosj;

import io.taosj.wire.ColumnInfo;
import io.taosj.wire.Precision;

/**
 * What a placeholder of a prepared INSERT stands for.
 *
 * @param kind table name, tag or column
 * @param column name, type and length
 * @param precision what one tick means, for timestamps
 */
public record StatementField(Kind kind, ColumnInfo column, Precision precision) {
    /** Kinds of placeholders. */
    public enum Kind {
        COLUMN(1),
        TAG(2),
        QUERY(3),
        TABLE_NAME(4);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /**
         * The kind of a number on the wire.
         *
         * @throws io.taosj.wire.WireFormatException if there is none
         */
        public static Kind ofCode(int code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new io.taosj.wire.WireFormatException("unknown kind of placeholder " + code);
        }
    }
}
