package io.taosj.jdbc.internal;

import io.taosj.ConnectionOptions;

/**
 * What a connection of the driver is told.
 *
 * @param options for the client
 * @param url the URL without secrets, for people
 * @param batchErrorIgnore whether batches go on after a statement that fails
 * @param statementCache how many prepared statements a connection keeps for their next use
 */
public record JdbcSettings(ConnectionOptions options, String url, boolean batchErrorIgnore, int statementCache) {}
