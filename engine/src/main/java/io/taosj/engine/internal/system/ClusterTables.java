package io.taosj.engine.internal.system;

import io.taosj.engine.internal.catalog.Database;
import java.util.List;

/** Tables of information_schema about the node, the cluster and its configuration. */
final class ClusterTables {
    static final String DNODE_VARIABLES = "dnode_id INT, name VARCHAR(32), value VARCHAR(4096), scope VARCHAR(8), "
            + "category VARCHAR(8), info VARCHAR(64)";
    private static final String SERVICE_NODES = "id INT, endpoint VARCHAR(134), create_time TIMESTAMP";
    private static final String UNLIMITED = "unlimited";

    private ClusterTables() {}

    static List<SystemTable> all() {
        return List.of(
                SystemTable.restricted(
                        "ins_dnodes",
                        "id INT, endpoint VARCHAR(134), vnodes SMALLINT, support_vnodes SMALLINT, status VARCHAR(10), "
                                + "create_time TIMESTAMP, reboot_time TIMESTAMP, note VARCHAR(256)",
                        ClusterTables::dnodes),
                SystemTable.restricted(
                        "ins_mnodes",
                        "id INT, endpoint VARCHAR(134), role VARCHAR(12), status VARCHAR(9), create_time TIMESTAMP, "
                                + "role_time TIMESTAMP",
                        ClusterTables::mnodes),
                SystemTable.restricted("ins_qnodes", SERVICE_NODES, (context, sink) -> service(context, "qnode", sink)),
                SystemTable.restricted("ins_snodes", SERVICE_NODES, (context, sink) -> service(context, "snode", sink)),
                SystemTable.restricted(
                        "ins_cluster",
                        "id BIGINT, name VARCHAR(40), uptime INT, create_time TIMESTAMP, version VARCHAR(10), "
                                + "expire_time TIMESTAMP",
                        ClusterTables::cluster),
                SystemTable.restricted(
                        "ins_grants",
                        "version VARCHAR(64), expire_time VARCHAR(19), service_time VARCHAR(19), expired VARCHAR(5), "
                                + "state VARCHAR(9), timeseries VARCHAR(43), dnodes VARCHAR(21), cpu_cores VARCHAR(21)",
                        ClusterTables::grants),
                SystemTable.open("ins_configs", "name VARCHAR(32), value VARCHAR(64)", ClusterTables::configs),
                SystemTable.restricted("ins_dnode_variables", DNODE_VARIABLES, ClusterTables::dnodeVariables),
                SystemTable.open(
                        "ins_compacts", "compact_id INT, db_name VARCHAR(64), start_time TIMESTAMP", Rows.NONE),
                SystemTable.open(
                        "ins_compact_details",
                        "compact_id INT, vgroup_id INT, dnode_id INT, number_fileset INT, finished INT, "
                                + "start_time TIMESTAMP, progress(%) INT, remain_time(s) BIGINT",
                        Rows.NONE),
                SystemTable.restricted(
                        "ins_grants_full",
                        "grant_name VARCHAR(32), display_name VARCHAR(256), expire VARCHAR(32), limits VARCHAR(512)",
                        Rows.NONE),
                SystemTable.restricted(
                        "ins_grants_logs",
                        "state VARCHAR(1536), active VARCHAR(512), machine VARCHAR(15600), active_info VARCHAR(512)",
                        Rows.NONE),
                SystemTable.restricted(
                        "ins_machines",
                        "id VARCHAR(41), dnode_num INT, machine VARCHAR(7552), version VARCHAR(32)",
                        Rows.NONE),
                SystemTable.restricted(
                        "ins_arbgroups",
                        "db_name VARCHAR(64), vgroup_id INT, v1_dnode SMALLINT, v2_dnode SMALLINT, is_sync SMALLINT, "
                                + "assigned_dnode SMALLINT, assigned_token VARCHAR(32), assigned_acked SMALLINT",
                        Rows.NONE),
                SystemTable.restricted(
                        "ins_encryptions", "dnode_id INT, key_status VARCHAR(12)", ClusterTables::encryptions),
                SystemTable.restricted(
                        "ins_anodes",
                        "id INT, url VARCHAR(128), status VARCHAR(10), create_time TIMESTAMP, update_time TIMESTAMP",
                        Rows.NONE),
                SystemTable.restricted("ins_anodes_full", "id INT, type VARCHAR(24), algo VARCHAR(64)", Rows.NONE));
    }

    private static void dnodes(SystemContext context, RowSink sink) {
        ClusterInfo cluster = context.cluster();
        int vnodes = context.catalog().databases().stream()
                .map(Database::vgroups)
                .mapToInt(v -> v.length)
                .sum();
        sink.row(
                ClusterInfo.DNODE,
                ClusterInfo.ENDPOINT,
                vnodes,
                cluster.supportedVnodes(),
                "ready",
                cluster.createdMillis(),
                cluster.startMillis(),
                "");
    }

    private static void mnodes(SystemContext context, RowSink sink) {
        ClusterInfo cluster = context.cluster();
        sink.row(
                ClusterInfo.DNODE,
                ClusterInfo.ENDPOINT,
                "leader",
                "ready",
                cluster.createdMillis(),
                cluster.startMillis());
    }

    private static void service(SystemContext context, String name, RowSink sink) {
        Long created = context.cluster().serviceCreated(name);
        if (created != null) {
            sink.row(ClusterInfo.DNODE, ClusterInfo.ENDPOINT, created);
        }
    }

    private static void cluster(SystemContext context, RowSink sink) {
        ClusterInfo cluster = context.cluster();
        sink.row(cluster.id(), cluster.name(), cluster.uptimeSeconds(), cluster.createdMillis(), "community", null);
    }

    private static void grants(SystemContext context, RowSink sink) {
        sink.row(
                "TDengine Community Edition",
                UNLIMITED,
                "limited",
                "false",
                "ungranted",
                UNLIMITED,
                UNLIMITED,
                UNLIMITED);
    }

    private static void encryptions(SystemContext context, RowSink sink) {
        sink.row(ClusterInfo.DNODE, "unset");
    }

    private static void configs(SystemContext context, RowSink sink) {
        for (ConfigVariable variable : ConfigVariable.all()) {
            switch (variable.name()) {
                case "statusInterval", "timezone", "locale", "charset" ->
                    sink.row(variable.name(), context.config().nodeValue(variable));
                default -> {
                    // the others are in ins_dnode_variables
                }
            }
        }
    }

    private static void dnodeVariables(SystemContext context, RowSink sink) {
        for (ConfigVariable variable : ConfigVariable.all()) {
            if (!variable.scope().equals("client")) {
                sink.row(
                        ClusterInfo.DNODE,
                        variable.name(),
                        context.config().nodeValue(variable),
                        variable.scope(),
                        variable.category(),
                        "");
            }
        }
    }
}
