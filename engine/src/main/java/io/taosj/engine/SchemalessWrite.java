package io.taosj.engine;

import io.taosj.wire.SchemalessPrecision;
import io.taosj.wire.SchemalessProtocol;
import org.jspecify.annotations.Nullable;

/**
 * Points to be written without a schema of their own: super tables and child tables are made and widened as needed.
 *
 * @param data the points; in the line protocols one per line
 * @param precision the unit of timestamps in line protocol
 * @param ttlDays after how many days new child tables may go, 0 for never
 * @param tableNameKey the tag whose value names the child table, or null
 */
public record SchemalessWrite(
        String data,
        SchemalessProtocol protocol,
        SchemalessPrecision precision,
        int ttlDays,
        @Nullable String tableNameKey) {}
