package io.taosj.engine.internal.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** SHOW and DESCRIBE. */
public sealed interface ShowStatement extends Statement {

    /**
     * A SHOW that has no argument but a database and a pattern.
     *
     * @param database the one before the dot, or null; only where the kind belongs to a database
     * @param like the pattern after LIKE, decoded, or null; only where the kind has it
     */
    record Listing(
            Kind kind, @Nullable String database, @Nullable String like) implements ShowStatement {}

    /** What a {@link Listing} lists. */
    enum Kind {
        DATABASES,
        USER_DATABASES,
        SYSTEM_DATABASES,
        TABLES,
        NORMAL_TABLES,
        CHILD_TABLES,
        STABLES,
        VGROUPS,
        TSMAS,
        VIEWS,
        DISK_INFO,
        /** SHOW [database.]ALIVE. */
        ALIVE,
        CLUSTER_ALIVE,
        STREAMS,
        TOPICS,
        FUNCTIONS,
        /** All vnodes; those of one dnode are a {@link DnodeVnodes}. */
        VNODES,
        COMPACTS,
        DNODES,
        MNODES,
        QNODES,
        SNODES,
        BNODES,
        ARBGROUPS,
        ANODES,
        ANODES_FULL,
        CLUSTER,
        CLUSTER_MACHINES,
        GRANTS,
        GRANTS_FULL,
        GRANTS_LOGS,
        LICENCES,
        ENCRYPTIONS,
        USERS,
        USERS_FULL,
        USER_PRIVILEGES,
        SUBSCRIPTIONS,
        CONSUMERS,
        CONNECTIONS,
        QUERIES,
        APPS,
        TRANSACTIONS,
        SCORES,
        ACCOUNTS,
        VARIABLES,
        CLUSTER_VARIABLES,
        LOCAL_VARIABLES
    }

    /** SHOW CREATE DATABASE. */
    record CreateDatabase(String name) implements ShowStatement {}

    record CreateTable(ObjectName table) implements ShowStatement {}

    record CreateStable(ObjectName table) implements ShowStatement {}

    record CreateView(ObjectName view) implements ShowStatement {}

    record Describe(ObjectName table) implements ShowStatement {}

    /** SHOW INDEXES FROM table [FROM database]. */
    record Indexes(ObjectName table) implements ShowStatement {}

    /** SHOW TAGS FROM table [FROM database]. */
    record Tags(ObjectName table) implements ShowStatement {}

    /**
     * SHOW TABLE TAGS [items] FROM table.
     *
     * @param items empty for the table's name and all tags
     */
    record TableTags(List<Query.SelectItem> items, ObjectName table) implements ShowStatement {
        public TableTags {
            items = List.copyOf(items);
        }
    }

    /** SHOW TABLE DISTRIBUTED. */
    record Distributed(ObjectName table) implements ShowStatement {}

    /** SHOW DNODE n VARIABLES [LIKE]. */
    record DnodeVariables(long dnode, @Nullable String like) implements ShowStatement {}

    /** SHOW VNODES ON DNODE n. */
    record DnodeVnodes(long dnode) implements ShowStatement {}

    /** SHOW COMPACT n. */
    record Compact(long id) implements ShowStatement {}
}
