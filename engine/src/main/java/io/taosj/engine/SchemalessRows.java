package io.taosj.engine;

/**
 * What a schemaless write did.
 *
 * @param affected rows written, after merging those of the same table and time
 * @param total points read
 */
public record SchemalessRows(long affected, long total) {}
