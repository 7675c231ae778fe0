package io.taosj.engine.internal.system;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.sql.ClusterStatement;
import io.taosj.engine.internal.sql.ClusterStatement.NodeKind;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements about nodes, configuration and running work, as one node of the community edition answers them. Safe
 * for use by several threads.
 */
public final class ClusterExecutor {
    private static final int DEFAULT_PORT = 6030;
    private static final int MAX_PORT = 65_535;
    private static final int MAX_REPLICAS = 3;

    private final SystemContext context;
    private final KillExecutor kill;

    public ClusterExecutor(SystemContext context) {
        this.context = context;
        kill = new KillExecutor(context.live());
    }

    /** Runs a statement. */
    public EngineResult execute(ClusterStatement statement, SystemSession session) {
        if (statement instanceof ClusterStatement.Kill killed) {
            kill.execute(killed);
        } else if (statement instanceof ClusterStatement.AlterDnode alter) {
            checkDnode(alter.dnode());
            context.config().setNode(alter.name(), alter.value());
        } else if (statement instanceof ClusterStatement.AlterLocal alter) {
            alterLocal(alter, session);
        } else if (statement instanceof ClusterStatement.CreateDnode create) {
            createDnode(create);
        } else if (statement instanceof ClusterStatement.DropDnode drop) {
            dropDnode(drop.dnode());
        } else if (statement instanceof ClusterStatement.CreateNode create) {
            createNode(create);
        } else if (statement instanceof ClusterStatement.DropNode drop) {
            dropNode(drop);
        } else if (statement instanceof ClusterStatement.Restore restore) {
            checkDnode(restore.dnode());
        } else {
            vgroupsAndOthers(statement);
        }
        return EngineResult.update(0);
    }

    private void vgroupsAndOthers(ClusterStatement statement) {
        if (statement instanceof ClusterStatement.BalanceLeader balance) {
            balanceLeader(balance);
        } else if (statement instanceof ClusterStatement.SplitVgroup split) {
            checkVgroup(split.vgroup());
            throw notSupported();
        } else if (statement instanceof ClusterStatement.RedistributeVgroup redistribute) {
            redistribute(redistribute);
        } else if (statement instanceof ClusterStatement.MergeVgroup) {
            throw new EngineException(0x121, "Message not processed");
        } else if (statement instanceof ClusterStatement.CreateAnode) {
            throw new EngineException(0x441, "Analysis service can't access");
        } else if (statement instanceof ClusterStatement.DropAnode) {
            throw noAnode();
        } else if (statement instanceof ClusterStatement.UpdateAnode update) {
            if (update.id() != null) {
                throw noAnode();
            }
        } else if (statement instanceof ClusterStatement.Account) {
            throw new EngineException(0x2614, "This statement is no longer supported");
        } else if (statement instanceof ClusterStatement.AlterCluster
                || statement instanceof ClusterStatement.CreateEncryptKey) {
            throw notSupported();
        }
        // BALANCE VGROUP and RESET QUERY CACHE: one node has nothing to balance, and there is no such cache
    }

    private void alterLocal(ClusterStatement.AlterLocal alter, SystemSession session) {
        String value = alter.value();
        if (alter.name().equalsIgnoreCase("timezone") && value != null) {
            try {
                session.zone(ZoneId.of(value.strip()));
            } catch (DateTimeException e) {
                throw ConfigVariables.invalidValue(e);
            }
        }
        context.config().setLocal(alter.name(), value);
    }

    private static void createDnode(ClusterStatement.CreateDnode create) {
        String host = create.host();
        Long port = create.port();
        int colon = host.lastIndexOf(':');
        if (colon >= 0) {
            port = port(host.substring(colon + 1));
            host = host.substring(0, colon);
        }
        if (host.isEmpty()) {
            throw new EngineException(0x2613, "Endpoint should be in the format of 'fqdn:port'");
        }
        if (port != null && (port <= 0 || port > MAX_PORT)) {
            throw invalidPort(null);
        }
        if (ClusterInfo.ENDPOINT.equals(host + ":" + (port == null ? DEFAULT_PORT : port))) {
            throw new EngineException(0x330, "Dnode already exists");
        }
        throw notSupported();
    }

    private static Long port(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw invalidPort(e);
        }
    }

    private static EngineException invalidPort(@Nullable Throwable cause) {
        String text = "Port should be an integer that is less than 65535 and greater than 0";
        return cause == null ? new EngineException(0x2612, text) : new EngineException(0x2612, text, cause);
    }

    private static void dropDnode(String dnode) {
        if (dnode.equals(Integer.toString(ClusterInfo.DNODE)) || dnode.equals(ClusterInfo.ENDPOINT)) {
            throw lastMnode();
        }
        throw noDnode();
    }

    private void createNode(ClusterStatement.CreateNode create) {
        if (create.kind() == NodeKind.BNODE) {
            throw notSupported();
        }
        checkDnode(create.dnode());
        if (create.kind() == NodeKind.MNODE) {
            throw new EngineException(0x3A0, "Mnode already exists");
        }
        String service = create.kind().name();
        synchronized (this) {
            if (context.cluster().serviceCreated(service) != null) {
                throw create.kind() == NodeKind.QNODE
                        ? new EngineException(0x3A2, "Qnode already exists")
                        : new EngineException(0x3A4, "Snode can only be created 1");
            }
            context.cluster().startService(service);
        }
    }

    private void dropNode(ClusterStatement.DropNode drop) {
        boolean here = drop.dnode() == ClusterInfo.DNODE;
        switch (drop.kind()) {
            case BNODE -> throw notSupported();
            case MNODE -> throw here ? lastMnode() : new EngineException(0x3A1, "Mnode not there");
            case QNODE -> dropService(here, "qnode", new EngineException(0x3A3, "Qnode not there"));
            case SNODE -> dropService(here, "snode", new EngineException(0x3A5, "Snode not there"));
        }
    }

    private synchronized void dropService(boolean here, String service, EngineException missing) {
        if (!here || context.cluster().serviceCreated(service) == null) {
            throw missing;
        }
        context.cluster().stopService(service);
    }

    private void balanceLeader(ClusterStatement.BalanceLeader balance) {
        String database = balance.database();
        if (database != null) {
            context.database(database);
        }
        Long vgroup = balance.vgroup();
        if (vgroup != null) {
            checkVgroup(vgroup);
        }
    }

    private void redistribute(ClusterStatement.RedistributeVgroup statement) {
        List<Long> dnodes = statement.dnodes();
        if (dnodes.isEmpty() || dnodes.size() > MAX_REPLICAS) {
            throw new EngineException(0x2656, "The REDISTRIBUTE VGROUP statement only support 1 to 3 dnodes");
        }
        checkVgroup(statement.vgroup());
        dnodes.forEach(ClusterExecutor::checkDnode);
        throw new EngineException(0x3B5, "Vgroup distribution has not changed");
    }

    private void checkVgroup(long id) {
        for (Database database : context.catalog().databases()) {
            if (Arrays.stream(database.vgroups()).anyMatch(v -> v == id)) {
                return;
            }
        }
        throw new EngineException(0x332, "Vgroup does not exist or not in db");
    }

    /** Null means all nodes. */
    private static void checkDnode(@Nullable Long dnode) {
        if (dnode != null && dnode != ClusterInfo.DNODE) {
            throw noDnode();
        }
    }

    private static EngineException noDnode() {
        return new EngineException(0x331, "Dnode does not exist");
    }

    private static EngineException lastMnode() {
        return new EngineException(0x3A8, "The replica of mnode cannot less than 1");
    }

    private static EngineException noAnode() {
        return new EngineException(0x431, "Anode not there");
    }

    private static EngineException notSupported() {
        return new EngineException(0x100, "Operation not supported");
    }
}
