package io.taosj.internal.consumer;

import io.taosj.ConnectionOptions;
import java.time.Duration;
import java.util.Map;

/**
 * A consumer's settings, checked.
 *
 * @param connection where to connect
 * @param server what the server is told, under official names
 * @param commits when to commit without being asked
 * @param prefetch how much to receive ahead
 * @param refresh how often to look at what changes without notice
 * @param reconnect what to do without connection
 */
public record ConsumerSettings(
        ConnectionOptions connection,
        Map<String, String> server,
        Commits commits,
        Prefetch prefetch,
        Refresh refresh,
        Reconnect reconnect) {
    public ConsumerSettings {
        server = Map.copyOf(server);
    }

    /**
     * Automatic commits.
     *
     * @param auto whether poll commits what earlier polls returned
     * @param interval how often at most
     * @param onClose whether close also commits what the last poll returned
     */
    public record Commits(boolean auto, Duration interval, boolean onClose) {}

    /**
     * Bounds of what is received ahead.
     *
     * @param messages how many messages at most; 0 receives only while somebody waits
     * @param bytes how much memory they may take; the last one may exceed it
     */
    public record Prefetch(int messages, long bytes) {}

    /**
     * Intervals.
     *
     * @param topics how often the topics that fit a pattern are looked up
     * @param assignment how often the own vgroups are looked up for a listener
     */
    public record Refresh(Duration topics, Duration assignment) {}

    /**
     * Reconnecting.
     *
     * @param enabled whether at all
     * @param backoff the pause after the first failure; it doubles with each
     * @param most the longest pause
     * @param attempts how many attempts until the failure is reported; 0 is any number
     * @param timeout how long until the failure is reported
     */
    public record Reconnect(boolean enabled, Duration backoff, Duration most, int attempts, Duration timeout) {}

    /** The consumer group's name. */
    public String group() {
        return server.getOrDefault(ConsumerKeys.GROUP, "");
    }

    /** Whether the server begins with a snapshot, in which positions are no numbers. */
    public boolean snapshot() {
        return server.getOrDefault(ConsumerKeys.SNAPSHOT, "false").equals("true");
    }
}
