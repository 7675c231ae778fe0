package io.taosj.engine.internal.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements about a database as a whole. */
public sealed interface DatabaseStatement extends Statement {

    /**
     * CREATE DATABASE.
     *
     * @param options in the order written; of several with the same name the last counts
     */
    record Create(boolean ifNotExists, String name, List<Option> options) implements DatabaseStatement {
        public Create {
            options = List.copyOf(options);
        }
    }

    /** ALTER DATABASE; at least one option. */
    record Alter(String name, List<Option> options) implements DatabaseStatement {
        public Alter {
            options = List.copyOf(options);
        }
    }

    record Drop(boolean ifExists, String name) implements DatabaseStatement {}

    record Use(String name) implements DatabaseStatement {}

    record Flush(String name) implements DatabaseStatement {}

    /** TRIM DATABASE name [BWLIMIT n]; 0 where not written. */
    record Trim(String name, long bandwidthLimit) implements DatabaseStatement {}

    /** COMPACT DATABASE name [START WITH start] [END WITH end]; the bounds are literals. */
    record Compact(
            String name, @Nullable Expr start, @Nullable Expr end) implements DatabaseStatement {}

    /** COMPACT [database.]VGROUPS IN (…) [START WITH start] [END WITH end]. */
    record CompactVgroups(
            @Nullable String database,
            List<Long> vgroups,
            @Nullable Expr start,
            @Nullable Expr end) implements DatabaseStatement {
        public CompactVgroups {
            vgroups = List.copyOf(vgroups);
        }
    }

    /** S3MIGRATE DATABASE. */
    record Migrate(String name) implements DatabaseStatement {}
}
