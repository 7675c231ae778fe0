package io.taosj.engine;

/**
 * What a consumer of topics is like; immutable.
 *
 * @param group the consumer group; its members share the topics' vgroups and their committed offsets
 * @param clientId what the consumer calls itself; shown by {@code SHOW CONSUMERS}
 * @param reset where to begin in a vgroup for which the group has committed nothing
 * @param batchMeta whether one message may hold several changes of tables
 * @param snapshot whether to begin, with {@link Reset#EARLIEST} and nothing committed, with all rows that the tables hold
 *     instead of with the oldest change that is kept
 * @param replay whether rows come at the pace at which their times follow each other; only for topics of queries that
 *     read one vgroup; nothing is committed
 * @param maxPollIntervalMillis a consumer that does not poll for so long loses its vgroups to other members
 * @param parameters the settings as text; shown by {@code SHOW CONSUMERS}
 */
public record ConsumerOptions(
        String group,
        String clientId,
        Reset reset,
        boolean batchMeta,
        boolean snapshot,
        boolean replay,
        long maxPollIntervalMillis,
        String parameters) {
    private static final long DEFAULT_POLL_INTERVAL = 300_000;

    /** Where to begin without a committed offset. */
    public enum Reset {
        /** With the oldest change that is kept. */
        EARLIEST,
        /** With what comes after subscribing. */
        LATEST,
        /** Nowhere: polling fails. */
        NONE
    }

    /** A consumer that begins with new changes. */
    public static ConsumerOptions of(String group) {
        return new ConsumerOptions(group, "", Reset.LATEST, false, false, false, DEFAULT_POLL_INTERVAL, "");
    }

    public ConsumerOptions withReset(Reset newReset) {
        return new ConsumerOptions(
                group, clientId, newReset, batchMeta, snapshot, replay, maxPollIntervalMillis, parameters);
    }

    public ConsumerOptions withBatchMeta(boolean batch) {
        return new ConsumerOptions(group, clientId, reset, batch, snapshot, replay, maxPollIntervalMillis, parameters);
    }

    public ConsumerOptions withSnapshot(boolean wanted) {
        return new ConsumerOptions(
                group, clientId, reset, batchMeta, wanted, replay, maxPollIntervalMillis, parameters);
    }

    public ConsumerOptions withReplay(boolean atPace) {
        return new ConsumerOptions(
                group, clientId, reset, batchMeta, snapshot, atPace, maxPollIntervalMillis, parameters);
    }

    public ConsumerOptions withMaxPollInterval(long millis) {
        return new ConsumerOptions(group, clientId, reset, batchMeta, snapshot, replay, millis, parameters);
    }
}
