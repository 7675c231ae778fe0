package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.ValueType;

/**
 * A key of PARTITION BY or GROUP BY.
 *
 * @param sql over single rows, as expressions that mean the same are bound
 * @param partitionSql what the rows are grouped by: for the table's name its number
 * @param ofTable whether all rows of a table have the same value
 * @param tbname whether this is the table's name of a super table's rows
 * @param constant whether it is the same for all rows
 */
record Key(String sql, String partitionSql, ValueType type, boolean ofTable, boolean tbname, boolean constant) {}
