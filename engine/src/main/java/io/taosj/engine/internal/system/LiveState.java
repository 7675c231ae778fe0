package io.taosj.engine.internal.system;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes on in the engine right now; each call gives a snapshot. Safe for use by several threads. */
public interface LiveState {

    /** Open sessions, oldest first. */
    List<Connection> connections();

    /** Running statements, oldest first. */
    List<RunningQuery> queries();

    /** Members of consumer groups. */
    List<Consumer> consumers();

    /** How far consumer groups have read, one entry per topic, group and vgroup. */
    List<Subscription> subscriptions();

    /** Client programs. */
    List<App> apps();

    /**
     * Ends a session and its queries.
     *
     * @return false if there is no such session
     */
    boolean killConnection(long id);

    /**
     * Cancels a query; one that has ended already is no error.
     *
     * @return false if the session does not exist
     */
    boolean killQuery(long connection, long query);

    /**
     * An open session; times are milliseconds since 1970.
     *
     * @param app the client's program name
     * @param endpoint address and port of the client
     * @param userApp the name that the client gave itself, or empty
     * @param userIp the address that the client gave itself, or empty
     */
    record Connection(
            long id,
            String user,
            String app,
            long pid,
            String endpoint,
            long loginMillis,
            long lastAccessMillis,
            String userApp,
            String userIp) {}

    /**
     * A running statement.
     *
     * @param id unique in the engine
     * @param startNanos of {@code System.nanoTime}
     */
    record RunningQuery(
            long id, Connection connection, String sql, long createdMillis, long startNanos, boolean superTable) {

        /** The text that KILL QUERY takes. */
        public String killId() {
            return Long.toHexString(connection.id()) + ":" + Long.toHexString(id);
        }
    }

    /**
     * A member of a consumer group.
     *
     * @param topics names of the subscribed topics
     * @param parameters the settings that the member gave, as text
     */
    record Consumer(
            long id,
            String group,
            String clientId,
            String user,
            String fqdn,
            String status,
            List<String> topics,
            long upMillis,
            long subscribeMillis,
            long rebalanceMillis,
            String parameters) {
        public Consumer {
            topics = List.copyOf(topics);
        }
    }

    /**
     * How far a group has read in a vgroup.
     *
     * @param consumer the member that reads it, or null
     * @param offset for example {@code log:17}
     */
    record Subscription(
            String topic,
            String group,
            int vgroup,
            @Nullable Consumer consumer,
            String offset,
            long rows) {}

    /** A client program and the work that it caused. */
    record App(
            long id,
            String ip,
            long pid,
            String name,
            long startMillis,
            long insertRequests,
            long insertRows,
            long insertMicros,
            long insertBytes,
            long fetchBytes,
            long queryMicros,
            long slowQueries,
            long totalRequests,
            long currentRequests,
            long lastAccessMillis) {}
}
