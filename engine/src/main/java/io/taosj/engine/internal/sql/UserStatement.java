package io.taosj.engine.internal.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Users and privileges. */
public sealed interface UserStatement extends Statement {

    /**
     * CREATE USER.
     *
     * @param options sysinfo, createdb, is_import (a number), host (texts)
     */
    record Create(String name, String password, List<Option> options) implements UserStatement {
        public Create {
            options = List.copyOf(options);
        }

        /** Without the password, which belongs in no log. */
        @Override
        public String toString() {
            return "Create[name=" + name + ", options=" + options + "]";
        }
    }

    /** ALTER USER name PASS. */
    record ChangePassword(String name, String password) implements UserStatement {
        /** Without the password, which belongs in no log. */
        @Override
        public String toString() {
            return "ChangePassword[name=" + name + "]";
        }
    }

    /**
     * ALTER USER name with anything but a password.
     *
     * @param option enable, sysinfo, createdb (a number), add_host, drop_host (texts)
     */
    record Alter(String name, Option option) implements UserStatement {}

    record Drop(String name) implements UserStatement {}

    /** GRANT. */
    record Grant(
            List<String> privileges,
            Target target,
            @Nullable Expr condition,
            String user) implements UserStatement {
        public Grant {
            privileges = List.copyOf(privileges);
        }
    }

    /** REVOKE. */
    record Revoke(
            List<String> privileges,
            Target target,
            @Nullable Expr condition,
            String user) implements UserStatement {
        public Revoke {
            privileges = List.copyOf(privileges);
        }
    }

    /**
     * What a privilege is about: {@code *.*}, {@code db.*}, {@code db.table}, or a bare name of a table in the current
     * database or of a topic.
     *
     * @param database null for a bare name, {@code *} for all
     * @param table {@code *} for all
     */
    record Target(@Nullable String database, String table, Span span) {}
}
