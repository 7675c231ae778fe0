package io.taosj.engine.internal.system;

import java.util.List;

/** The live state of an engine, from its registries; consumers come from whatever serves subscriptions. */
public final class EngineLiveState implements LiveState {
    private final SessionRegistry sessions;
    private final QueryRegistry queries;
    private volatile ConsumerSource consumers = ConsumerSource.NONE;
    private volatile AppSource apps = List::of;

    public EngineLiveState(SessionRegistry sessions, QueryRegistry queries) {
        this.sessions = sessions;
        this.queries = queries;
    }

    /** What serves subscriptions tells of its consumers. */
    public interface ConsumerSource {
        ConsumerSource NONE = new ConsumerSource() {
            @Override
            public List<Consumer> consumers() {
                return List.of();
            }

            @Override
            public List<Subscription> subscriptions() {
                return List.of();
            }
        };

        List<Consumer> consumers();

        List<Subscription> subscriptions();
    }

    /** What counts the work of client programs. */
    @FunctionalInterface
    public interface AppSource {
        List<App> apps();
    }

    /** Sets where consumers are known. */
    public void consumersFrom(ConsumerSource source) {
        consumers = source;
    }

    /** Sets where client programs are known. */
    public void appsFrom(AppSource source) {
        apps = source;
    }

    @Override
    public List<Connection> connections() {
        return sessions.sessions().stream()
                .map(SessionRegistry.Session::snapshot)
                .toList();
    }

    @Override
    public List<RunningQuery> queries() {
        return queries.running();
    }

    @Override
    public List<Consumer> consumers() {
        return consumers.consumers();
    }

    @Override
    public List<Subscription> subscriptions() {
        return consumers.subscriptions();
    }

    @Override
    public List<App> apps() {
        return apps.apps();
    }

    @Override
    public boolean killConnection(long id) {
        SessionRegistry.Session session = sessions.find(id);
        if (session == null) {
            return false;
        }
        session.kill();
        queries.killAll(id);
        return true;
    }

    @Override
    public boolean killQuery(long connection, long query) {
        if (sessions.find(connection) == null) {
            return false;
        }
        queries.kill(connection, query);
        return true;
    }
}
