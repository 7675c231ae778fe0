package io.taosj.internal.bind;

import io.taosj.wire.DataType;

/** What the whole-number types hold. */
public final class Ranges {
    private Ranges() {}

    public static long least(DataType type) {
        return switch (type) {
            case TINYINT -> Byte.MIN_VALUE;
            case SMALLINT -> Short.MIN_VALUE;
            case INT -> Integer.MIN_VALUE;
            case BIGINT, TIMESTAMP -> Long.MIN_VALUE;
            default -> 0;
        };
    }

    public static long greatest(DataType type) {
        return switch (type) {
            case BOOL -> 1;
            case TINYINT -> Byte.MAX_VALUE;
            case UTINYINT -> 0xFF;
            case SMALLINT -> Short.MAX_VALUE;
            case USMALLINT -> 0xFFFF;
            case INT -> Integer.MAX_VALUE;
            case UINT -> 0xFFFFFFFFL;
            default -> Long.MAX_VALUE;
        };
    }
}
