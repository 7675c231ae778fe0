package io.taosj.spi;

import io.taosj.wire.SchemalessPrecision;
import io.taosj.wire.SchemalessProtocol;
import org.jspecify.annotations.Nullable;

/**
 * Data to write without a schema.
 *
 * @param data lines with line feeds between them, or a JSON document
 * @param protocol its format
 * @param precision the unit of the timestamps in line protocol
 * @param ttlDays how long new tables live, 0 for ever
 * @param tableNameKey the tag whose value names the child table, or null
 * @param requestId an unsigned 64 bit number
 */
public record SchemalessRequest(
        String data,
        SchemalessProtocol protocol,
        SchemalessPrecision precision,
        int ttlDays,
        @Nullable String tableNameKey,
        long requestId) {}
