package io.taosj.internal.writer;

import io.taosj.FailedRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a writer works.
 *
 * @param connections how many, each with its thread
 * @param batchRows rows after which a batch is sent
 * @param maxAge how long a row waits for others at most
 * @param maxPendingBytes memory for rows that are not written yet
 * @param patience how long a call waits for memory
 * @param retryTimeout how long a batch is tried again before its rows count as failed; with a spool without limit
 * @param onFailure told of each row that could not be written
 * @param spool where rows are kept until they are written, or null
 * @param spoolSync whether the spool is forced to the disk
 */
public record WriterSettings(
        int connections,
        int batchRows,
        Duration maxAge,
        long maxPendingBytes,
        Duration patience,
        Duration retryTimeout,
        Consumer<FailedRow> onFailure,
        @Nullable Path spool,
        boolean spoolSync) {}
