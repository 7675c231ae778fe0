package io.taosj;

import org.jspecify.annotations.Nullable;

/**
 * What may be said about a schemaless write.
 *
 * @param ttlDays how long new tables live in days, 0 for ever
 * @param tableNameKey the tag whose value names the child table, or null
 * @param requestId an unsigned 64 bit number, or null to have one made
 */
public record SchemalessOptions(
        int ttlDays,
        @Nullable String tableNameKey,
        @Nullable Long requestId) {
    /** Nothing said. */
    public static final SchemalessOptions DEFAULT = new SchemalessOptions(0, null, null);

    /** Options with a time to live for new tables. */
    public static SchemalessOptions ttl(int days) {
        return new SchemalessOptions(days, null, null);
    }

    /** The same with a request id. */
    public SchemalessOptions requestId(long id) {
        return new SchemalessOptions(ttlDays, tableNameKey, id);
    }

    /** The same with the tag whose value names the child table. */
    public SchemalessOptions tableNameKey(String key) {
        return new SchemalessOptions(ttlDays, key, requestId);
    }
}
