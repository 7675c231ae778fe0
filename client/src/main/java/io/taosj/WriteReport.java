package io.taosj;

/**
 * What became of the rows that a {@link TaosWriter} accepted.
 *
 * @param accepted rows taken over, those of earlier runs included
 * @param written rows that the server confirmed
 * @param failed rows that were given to the handler of failures
 * @param pending rows that are neither: they wait, are on their way, or are kept in the spool for the next start
 * @param replayed rows that earlier runs left in the spool
 */
public record WriteReport(long accepted, long written, long failed, long pending, long replayed) {}
