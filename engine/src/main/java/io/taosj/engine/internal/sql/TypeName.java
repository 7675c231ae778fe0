package io.taosj.engine.internal.sql;

import io.taosj.wire.DataType;

/**
 * A type as written in a column definition or a cast.
 *
 * @param length declared length of text and bytes, -1 where none is written
 * @param precision digits of a DECIMAL, else 0
 * @param scale digits behind a DECIMAL's point, else 0
 */
public record TypeName(DataType type, int length, int precision, int scale) {}
