package io.taosj.engine.internal.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes, configuration and other matters of operation. */
public sealed interface ClusterStatement extends Statement {

    /** What runs on a dnode. */
    enum NodeKind {
        MNODE,
        QNODE,
        SNODE,
        BNODE
    }

    /** What RESTORE restores. */
    enum RestoreKind {
        DNODE,
        MNODE,
        QNODE,
        VNODE
    }

    /** What KILL ends. */
    enum KillKind {
        CONNECTION,
        QUERY,
        TRANSACTION,
        COMPACT
    }

    /**
     * CREATE DNODE.
     *
     * @param host {@code fqdn} or {@code fqdn:port}
     * @param port PORT, null where not written
     */
    record CreateDnode(String host, @Nullable Long port) implements ClusterStatement {}

    /**
     * DROP DNODE.
     *
     * @param dnode an id or an endpoint
     */
    record DropDnode(String dnode, boolean force, boolean unsafe) implements ClusterStatement {}

    /** CREATE MNODE, QNODE, SNODE or BNODE ON DNODE n. */
    record CreateNode(NodeKind kind, long dnode) implements ClusterStatement {}

    record DropNode(NodeKind kind, long dnode) implements ClusterStatement {}

    record Restore(RestoreKind kind, long dnode) implements ClusterStatement {}

    /** CREATE ANODE 'url'. */
    record CreateAnode(String url) implements ClusterStatement {}

    /** UPDATE ANODE n, or ALL ANODES: null. */
    record UpdateAnode(@Nullable Long id) implements ClusterStatement {}

    record DropAnode(long id) implements ClusterStatement {}

    /** CREATE ENCRYPT_KEY 'key'. */
    record CreateEncryptKey(String key) implements ClusterStatement {
        /** Without the key, which belongs in no log. */
        @Override
        public String toString() {
            return "CreateEncryptKey[]";
        }
    }

    /**
     * ALTER DNODE n, or ALTER ALL DNODES.
     *
     * @param dnode null for all
     */
    record AlterDnode(
            @Nullable Long dnode, String name, @Nullable String value) implements ClusterStatement {}

    record AlterCluster(String name, @Nullable String value) implements ClusterStatement {}

    /** ALTER LOCAL: a setting of the session. */
    record AlterLocal(String name, @Nullable String value) implements ClusterStatement {}

    /**
     * KILL.
     *
     * @param id a number, for queries a text
     */
    record Kill(KillKind kind, String id) implements ClusterStatement {}

    record BalanceVgroup() implements ClusterStatement {}

    /**
     * BALANCE VGROUP LEADER [ON n | DATABASE db].
     *
     * @param vgroup null where not written
     * @param database null where not written
     */
    record BalanceLeader(@Nullable Long vgroup, @Nullable String database) implements ClusterStatement {}

    record MergeVgroup(long first, long second) implements ClusterStatement {}

    record SplitVgroup(long vgroup) implements ClusterStatement {}

    record RedistributeVgroup(long vgroup, List<Long> dnodes) implements ClusterStatement {
        public RedistributeVgroup {
            dnodes = List.copyOf(dnodes);
        }
    }

    record ResetQueryCache() implements ClusterStatement {}

    /** Statements that are parsed for their syntax only and always refused as no longer supported. */
    record Account() implements ClusterStatement {}
}
