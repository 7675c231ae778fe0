package io.taosj.engine.internal.sql;

import io.taosj.engine.internal.sql.ShowStatement.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads SHOW and DESCRIBE. */
final class ShowParser {
    private final Cursor cursor;
    private final Names names;
    private final LiteralParser literals;

    ShowParser(Readers readers) {
        this.cursor = readers.cursor();
        this.names = readers.names();
        this.literals = readers.literals();
    }

    Statement describe() {
        cursor.next();
        return new ShowStatement.Describe(names.qualifiedTable());
    }

    Statement show() {
        cursor.next();
        if (names.atName()) {
            String database = names.databasePrefix();
            return ofDatabase(database, cursor.keyword());
        }
        Keyword word = cursor.keyword();
        Kind plain = plain(word);
        if (plain != null) {
            cursor.next();
            return listing(plain);
        }
        return switch (word) {
            case TABLES, STABLES, VGROUPS, TSMAS, VIEWS, DISK_INFO, ALIVE -> ofDatabase(null, word);
            case NORMAL -> tables(Kind.NORMAL_TABLES);
            case CHILD -> tables(Kind.CHILD_TABLES);
            case CREATE -> create();
            case TABLE -> table();
            case TAGS -> {
                cursor.next();
                yield new ShowStatement.Tags(fromTable());
            }
            case INDEXES -> {
                cursor.next();
                yield new ShowStatement.Indexes(fromTable());
            }
            default -> qualifiedWord(word);
        };
    }

    private static Statement listing(Kind kind) {
        return new ShowStatement.Listing(kind, null, null);
    }

    /** The kinds that are one word. */
    private static @Nullable Kind plain(Keyword word) {
        return switch (word) {
            case DATABASES -> Kind.DATABASES;
            case STREAMS -> Kind.STREAMS;
            case TOPICS -> Kind.TOPICS;
            case FUNCTIONS -> Kind.FUNCTIONS;
            case COMPACTS -> Kind.COMPACTS;
            case DNODES -> Kind.DNODES;
            case MNODES -> Kind.MNODES;
            case QNODES -> Kind.QNODES;
            case SNODES -> Kind.SNODES;
            case BNODES -> Kind.BNODES;
            case ARBGROUPS -> Kind.ARBGROUPS;
            case LICENCES -> Kind.LICENCES;
            case ENCRYPTIONS -> Kind.ENCRYPTIONS;
            case SUBSCRIPTIONS -> Kind.SUBSCRIPTIONS;
            case CONSUMERS -> Kind.CONSUMERS;
            case CONNECTIONS -> Kind.CONNECTIONS;
            case QUERIES -> Kind.QUERIES;
            case APPS -> Kind.APPS;
            case TRANSACTIONS -> Kind.TRANSACTIONS;
            case SCORES -> Kind.SCORES;
            case ACCOUNTS -> Kind.ACCOUNTS;
            case VARIABLES -> Kind.VARIABLES;
            default -> null;
        };
    }

    /** The kinds that are one word and perhaps a second one. */
    private Statement qualifiedWord(Keyword word) {
        return switch (word) {
            case USER -> user();
            case SYSTEM -> required(Keyword.DATABASES, Kind.SYSTEM_DATABASES);
            case LOCAL -> required(Keyword.VARIABLES, Kind.LOCAL_VARIABLES);
            case USERS -> full(Kind.USERS, Kind.USERS_FULL);
            case ANODES -> full(Kind.ANODES, Kind.ANODES_FULL);
            case GRANTS -> grants();
            case CLUSTER -> listing(cluster());
            case VNODES -> vnodes();
            case DNODE -> dnodeVariables();
            case COMPACT -> {
                cursor.next();
                yield new ShowStatement.Compact(literals.integer());
            }
            default -> throw cursor.unexpected();
        };
    }

    private Statement user() {
        cursor.next();
        if (cursor.accept(Keyword.PRIVILEGES)) {
            return listing(Kind.USER_PRIVILEGES);
        }
        cursor.expect(Keyword.DATABASES);
        return listing(Kind.USER_DATABASES);
    }

    private Statement full(Kind kind, Kind fullKind) {
        cursor.next();
        return listing(cursor.accept(Keyword.FULL) ? fullKind : kind);
    }

    private Statement grants() {
        cursor.next();
        if (cursor.accept(Keyword.LOGS)) {
            return listing(Kind.GRANTS_LOGS);
        }
        return listing(cursor.accept(Keyword.FULL) ? Kind.GRANTS_FULL : Kind.GRANTS);
    }

    private Statement required(Keyword word, Kind kind) {
        cursor.next();
        cursor.expect(word);
        return listing(kind);
    }

    private Kind cluster() {
        cursor.next();
        if (cursor.accept(Keyword.ALIVE)) {
            return Kind.CLUSTER_ALIVE;
        }
        if (cursor.accept(Keyword.VARIABLES)) {
            return Kind.CLUSTER_VARIABLES;
        }
        return cursor.accept(Keyword.MACHINES) ? Kind.CLUSTER_MACHINES : Kind.CLUSTER;
    }

    private Statement vnodes() {
        cursor.next();
        if (!cursor.accept(Keyword.ON)) {
            return listing(Kind.VNODES);
        }
        cursor.expect(Keyword.DNODE);
        return new ShowStatement.DnodeVnodes(literals.integer());
    }

    private Statement dnodeVariables() {
        cursor.next();
        long dnode = literals.integer();
        cursor.expect(Keyword.VARIABLES);
        return new ShowStatement.DnodeVariables(dnode, like());
    }

    private Statement ofDatabase(@Nullable String database, Keyword word) {
        Kind kind =
                switch (word) {
                    case TABLES -> Kind.TABLES;
                    case STABLES -> Kind.STABLES;
                    case VGROUPS -> Kind.VGROUPS;
                    case TSMAS -> Kind.TSMAS;
                    case VIEWS -> Kind.VIEWS;
                    case DISK_INFO -> Kind.DISK_INFO;
                    case ALIVE -> Kind.ALIVE;
                    default -> throw cursor.unexpected();
                };
        cursor.next();
        boolean likeAllowed = kind == Kind.TABLES || kind == Kind.STABLES || kind == Kind.VIEWS;
        return new ShowStatement.Listing(kind, database, likeAllowed ? like() : null);
    }

    private Statement tables(Kind kind) {
        cursor.next();
        String database = names.databasePrefix();
        cursor.expect(Keyword.TABLES);
        return new ShowStatement.Listing(kind, database, like());
    }

    private @Nullable String like() {
        return cursor.accept(Keyword.LIKE) ? literals.string() : null;
    }

    private Statement create() {
        cursor.next();
        Keyword word = cursor.keyword();
        return switch (word) {
            case DATABASE -> {
                cursor.next();
                yield new ShowStatement.CreateDatabase(names.database());
            }
            case TABLE -> {
                cursor.next();
                yield new ShowStatement.CreateTable(names.qualifiedTable());
            }
            case STABLE -> {
                cursor.next();
                yield new ShowStatement.CreateStable(names.qualifiedTable());
            }
            case VIEW -> {
                cursor.next();
                yield new ShowStatement.CreateView(names.qualifiedTable());
            }
            default -> throw cursor.unexpected();
        };
    }

    private Statement table() {
        cursor.next();
        if (cursor.accept(Keyword.DISTRIBUTED)) {
            return new ShowStatement.Distributed(names.qualifiedTable());
        }
        cursor.expect(Keyword.TAGS);
        List<Query.SelectItem> items = new ArrayList<>();
        if (!cursor.at(Keyword.FROM)) {
            do {
                items.add(tagItem());
            } while (cursor.accept(Token.COMMA));
        }
        return new ShowStatement.TableTags(items, fromTable());
    }

    private Query.SelectItem tagItem() {
        int start = cursor.start();
        boolean quoted = cursor.at(Token.QUOTED);
        String name;
        if (cursor.at(Keyword.TBNAME) || cursor.at(Keyword._TAGS)) {
            name = cursor.text();
            cursor.next();
        } else {
            name = names.columnReference();
        }
        Span span = cursor.spanFrom(start);
        Expr column = new Expr.ColumnRef(null, name, quoted, span);
        return new Query.SelectItem(column, names.columnAlias(), cursor.sql().slice(span));
    }

    /** {@code FROM [db.]table} or {@code FROM table FROM db}. */
    private ObjectName fromTable() {
        cursor.expect(Keyword.FROM);
        ObjectName table = names.qualifiedTable();
        if (table.database() != null || !cursor.accept(Keyword.FROM)) {
            return table;
        }
        String database = names.database();
        return new ObjectName(database, table.name(), table.span());
    }
}
