package io.taosj.engine.internal.system;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The tables of performance_schema: what goes on right now. */
final class PerformanceTables {
    private PerformanceTables() {}

    static List<SystemTable> all() {
        return List.of(
                SystemTable.open(
                        "perf_connections",
                        "conn_id INT UNSIGNED, user VARCHAR(24), app VARCHAR(24), pid INT UNSIGNED, "
                                + "end_point VARCHAR(134), login_time TIMESTAMP, last_access TIMESTAMP, "
                                + "user_app VARCHAR(24), user_ip VARCHAR(22)",
                        PerformanceTables::connections),
                SystemTable.open(
                        "perf_queries",
                        "kill_id VARCHAR(26), query_id BIGINT UNSIGNED, conn_id INT UNSIGNED, app VARCHAR(24), pid INT, "
                                + "user VARCHAR(24), end_point VARCHAR(22), create_time TIMESTAMP, exec_usec BIGINT, "
                                + "stable_query BOOL, sub_query BOOL, sub_num INT, sub_status VARCHAR(1000), "
                                + "sql VARCHAR(2048), user_app VARCHAR(24), user_ip VARCHAR(22)",
                        PerformanceTables::queries),
                SystemTable.open(
                        "perf_consumers",
                        "consumer_id VARCHAR(32), consumer_group VARCHAR(193), client_id VARCHAR(256), "
                                + "user VARCHAR(24), fqdn VARCHAR(128), status VARCHAR(20), topics VARCHAR(205), "
                                + "up_time TIMESTAMP, subscribe_time TIMESTAMP, rebalance_time TIMESTAMP, "
                                + "parameters VARCHAR(192)",
                        PerformanceTables::consumers),
                SystemTable.open(
                        "perf_trans",
                        "id INT, create_time TIMESTAMP, stage VARCHAR(12), oper VARCHAR(14), db VARCHAR(64), "
                                + "stable VARCHAR(192), failed_times INT, last_exec_time TIMESTAMP, "
                                + "last_action_info VARCHAR(511)",
                        Rows.NONE),
                SystemTable.open(
                        "perf_apps",
                        "app_id BIGINT UNSIGNED, ip VARCHAR(16), pid INT, name VARCHAR(24), start_time TIMESTAMP, "
                                + "insert_req BIGINT UNSIGNED, insert_row BIGINT UNSIGNED, insert_time BIGINT UNSIGNED, "
                                + "insert_bytes BIGINT UNSIGNED, fetch_bytes BIGINT UNSIGNED, "
                                + "query_time BIGINT UNSIGNED, slow_query BIGINT UNSIGNED, total_req BIGINT UNSIGNED, "
                                + "current_req BIGINT UNSIGNED, last_access TIMESTAMP",
                        PerformanceTables::apps));
    }

    private static void connections(SystemContext context, RowSink sink) {
        for (LiveState.Connection c : context.live().connections()) {
            sink.row(
                    c.id(),
                    c.user(),
                    c.app(),
                    c.pid(),
                    c.endpoint(),
                    c.loginMillis(),
                    c.lastAccessMillis(),
                    c.userApp(),
                    c.userIp());
        }
    }

    private static void queries(SystemContext context, RowSink sink) {
        long now = System.nanoTime();
        for (LiveState.RunningQuery q : context.live().queries()) {
            LiveState.Connection c = q.connection();
            sink.row(
                    q.killId(),
                    q.id(),
                    c.id(),
                    c.app(),
                    c.pid(),
                    c.user(),
                    c.endpoint(),
                    q.createdMillis(),
                    TimeUnit.NANOSECONDS.toMicros(now - q.startNanos()),
                    q.superTable(),
                    false,
                    0,
                    "",
                    q.sql(),
                    c.userApp(),
                    c.userIp());
        }
    }

    private static void consumers(SystemContext context, RowSink sink) {
        for (LiveState.Consumer c : context.live().consumers()) {
            for (String topic : c.topics().isEmpty() ? List.of("") : c.topics()) {
                sink.row(
                        SubscriptionTables.idText(c.id()),
                        c.group(),
                        c.clientId(),
                        c.user(),
                        c.fqdn(),
                        c.status(),
                        topic,
                        c.upMillis(),
                        c.subscribeMillis(),
                        c.rebalanceMillis(),
                        c.parameters());
            }
        }
    }

    private static void apps(SystemContext context, RowSink sink) {
        for (LiveState.App a : context.live().apps()) {
            sink.row(
                    a.id(),
                    a.ip(),
                    a.pid(),
                    a.name(),
                    a.startMillis(),
                    a.insertRequests(),
                    a.insertRows(),
                    a.insertMicros(),
                    a.insertBytes(),
                    a.fetchBytes(),
                    a.queryMicros(),
                    a.slowQueries(),
                    a.totalRequests(),
                    a.currentRequests(),
                    a.lastAccessMillis());
        }
    }
}
