package io.taosj.engine.internal.sql;

/**
 * INSERT or IMPORT of values or files, not parsed yet: such texts are long, and their values are read straight into columns.
 *
 * @param offset behind the word INSERT or IMPORT in the folded text; INTO may be missing
 */
public record InsertStatement(SqlText sql, int offset) implements Statement {}
