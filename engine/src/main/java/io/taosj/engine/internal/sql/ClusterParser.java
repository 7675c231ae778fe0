package io.taosj.engine.internal.sql;

import io.taosj.engine.internal.sql.ClusterStatement.KillKind;
import io.taosj.engine.internal.sql.ClusterStatement.NodeKind;
import io.taosj.engine.internal.sql.ClusterStatement.RestoreKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads statements about nodes, configuration and operation. */
final class ClusterParser {
    private final Cursor cursor;
    private final Names names;
    private final LiteralParser literals;

    ClusterParser(Readers readers) {
        this.cursor = readers.cursor();
        this.names = readers.names();
        this.literals = readers.literals();
    }

    Statement create() {
        Keyword word = cursor.keyword();
        cursor.next();
        return switch (word) {
            case DNODE -> createDnode();
            case ANODE -> new ClusterStatement.CreateAnode(literals.string());
            case ENCRYPT_KEY -> new ClusterStatement.CreateEncryptKey(literals.string());
            case ACCOUNT -> account();
            default -> new ClusterStatement.CreateNode(nodeKind(word), onDnode());
        };
    }

    private static NodeKind nodeKind(Keyword word) {
        return switch (word) {
            case MNODE -> NodeKind.MNODE;
            case QNODE -> NodeKind.QNODE;
            case SNODE -> NodeKind.SNODE;
            default -> NodeKind.BNODE;
        };
    }

    private long onDnode() {
        cursor.expect(Keyword.ON);
        cursor.expect(Keyword.DNODE);
        return literals.integer();
    }

    private Statement createDnode() {
        String host = endpoint();
        Long port = cursor.accept(Keyword.PORT) ? literals.integer() : null;
        return new ClusterStatement.CreateDnode(host, port);
    }

    private String endpoint() {
        if (cursor.at(Token.STRING)) {
            return literals.string();
        }
        if (cursor.at(Token.IP)) {
            String ip = cursor.text();
            cursor.next();
            return ip;
        }
        return names.object();
    }

    /** {@code CREATE|ALTER ACCOUNT name [PASS 'x'] [limits]}: the words are read and forgotten. */
    private Statement account() {
        names.user();
        if (cursor.accept(Keyword.PASS)) {
            literals.string();
        }
        while (cursor.atKeyword()) {
            switch (cursor.keyword()) {
                case PPS, TSERIES, STORAGE, STREAMS, QTIME, DBS, USERS, CONNS -> {
                    cursor.next();
                    literals.integer();
                }
                case STATE -> {
                    cursor.next();
                    literals.string();
                }
                default -> throw cursor.unexpected();
            }
        }
        return new ClusterStatement.Account();
    }

    Statement drop() {
        Keyword word = cursor.keyword();
        cursor.next();
        return switch (word) {
            case DNODE -> dropDnode();
            case ANODE -> new ClusterStatement.DropAnode(literals.integer());
            default -> new ClusterStatement.DropNode(nodeKind(word), onDnode());
        };
    }

    private Statement dropDnode() {
        String dnode = cursor.at(Token.INTEGER) ? Long.toString(literals.integer()) : endpoint();
        boolean force = cursor.accept(Keyword.FORCE);
        boolean unsafe = !force && cursor.accept(Keyword.UNSAFE);
        return new ClusterStatement.DropDnode(dnode, force, unsafe);
    }

    Statement alter() {
        Keyword word = cursor.keyword();
        cursor.next();
        switch (word) {
            case ACCOUNT -> {
                return account();
            }
            case LOCAL -> {
                String name = literals.string();
                return new ClusterStatement.AlterLocal(name, optionalString());
            }
            case CLUSTER -> {
                String name = literals.string();
                return new ClusterStatement.AlterCluster(name, optionalString());
            }
            default -> {
                Long dnode = null;
                if (word == Keyword.ALL) {
                    cursor.expect(Keyword.DNODES);
                } else {
                    dnode = literals.integer();
                }
                String name = literals.string();
                return new ClusterStatement.AlterDnode(dnode, name, optionalString());
            }
        }
    }

    private @Nullable String optionalString() {
        return cursor.at(Token.STRING) ? literals.string() : null;
    }

    /** KILL, BALANCE, MERGE, SPLIT, REDISTRIBUTE, RESTORE, RESET and UPDATE. */
    Statement other() {
        Keyword word = cursor.keyword();
        cursor.next();
        return switch (word) {
            case KILL -> kill();
            case BALANCE -> balance();
            case MERGE -> {
                cursor.expect(Keyword.VGROUP);
                long first = literals.integer();
                yield new ClusterStatement.MergeVgroup(first, literals.integer());
            }
            case SPLIT -> {
                cursor.expect(Keyword.VGROUP);
                yield new ClusterStatement.SplitVgroup(literals.integer());
            }
            case REDISTRIBUTE -> redistribute();
            case RESTORE -> restore();
            case RESET -> {
                cursor.expect(Keyword.QUERY);
                cursor.expect(Keyword.CACHE);
                yield new ClusterStatement.ResetQueryCache();
            }
            default -> updateAnode();
        };
    }

    private Statement kill() {
        Keyword word = cursor.keyword();
        KillKind kind =
                switch (word) {
                    case CONNECTION -> KillKind.CONNECTION;
                    case QUERY -> KillKind.QUERY;
                    case TRANSACTION -> KillKind.TRANSACTION;
                    case COMPACT -> KillKind.COMPACT;
                    default -> throw cursor.unexpected();
                };
        cursor.next();
        String id = kind == KillKind.QUERY ? literals.string() : Long.toString(literals.integer());
        return new ClusterStatement.Kill(kind, id);
    }

    private Statement balance() {
        cursor.expect(Keyword.VGROUP);
        if (!cursor.accept(Keyword.LEADER)) {
            return new ClusterStatement.BalanceVgroup();
        }
        Long vgroup = cursor.accept(Keyword.ON) ? literals.integer() : null;
        String database = vgroup == null && cursor.accept(Keyword.DATABASE) ? names.database() : null;
        return new ClusterStatement.BalanceLeader(vgroup, database);
    }

    private Statement redistribute() {
        cursor.expect(Keyword.VGROUP);
        long vgroup = literals.integer();
        List<Long> dnodes = new ArrayList<>();
        do {
            cursor.expect(Keyword.DNODE);
            dnodes.add(literals.integer());
        } while (cursor.at(Keyword.DNODE));
        return new ClusterStatement.RedistributeVgroup(vgroup, dnodes);
    }

    private Statement restore() {
        Keyword word = cursor.keyword();
        RestoreKind kind =
                switch (word) {
                    case DNODE -> RestoreKind.DNODE;
                    case MNODE -> RestoreKind.MNODE;
                    case QNODE -> RestoreKind.QNODE;
                    case VNODE -> RestoreKind.VNODE;
                    default -> throw cursor.unexpected();
                };
        cursor.next();
        return new ClusterStatement.Restore(kind, kind == RestoreKind.DNODE ? literals.integer() : onDnode());
    }

    private Statement updateAnode() {
        if (cursor.accept(Keyword.ALL)) {
            cursor.expect(Keyword.ANODES);
            return new ClusterStatement.UpdateAnode(null);
        }
        cursor.expect(Keyword.ANODE);
        return new ClusterStatement.UpdateAnode(literals.integer());
    }
}
