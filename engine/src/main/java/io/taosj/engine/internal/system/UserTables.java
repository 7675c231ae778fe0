package io.taosj.engine.internal.system;

import io.taosj.engine.internal.user.Privilege;
import io.taosj.engine.internal.user.User;
import java.util.List;

/** Tables of information_schema about users. */
final class UserTables {
    private static final String ALL = "all";

    private UserTables() {}

    static List<SystemTable> all() {
        return List.of(
                SystemTable.restricted(
                        "ins_users",
                        "name VARCHAR(24), super TINYINT, enable TINYINT, sysinfo TINYINT, createdb TINYINT, "
                                + "create_time TIMESTAMP, allowed_host VARCHAR(49152)",
                        UserTables::users),
                new SystemTable(
                        "ins_users_full",
                        ColumnSpecs.of("name VARCHAR(24), super TINYINT, enable TINYINT, sysinfo TINYINT, "
                                + "createdb TINYINT, encrypted_pass VARCHAR(32), allowed_host VARCHAR(49152)"),
                        true,
                        false,
                        Rows.NONE),
                SystemTable.restricted(
                        "ins_user_privileges",
                        "user_name VARCHAR(24), privilege VARCHAR(10), db_name VARCHAR(65), table_name VARCHAR(193), "
                                + "condition VARCHAR(49152), notes VARCHAR(64)",
                        UserTables::privileges));
    }

    private static void users(SystemContext context, RowSink sink) {
        for (User user : context.users().users()) {
            sink.row(
                    user.name(),
                    number(user.admin()),
                    number(user.enabled()),
                    number(user.sysinfo()),
                    number(user.createDb()),
                    user.createdMillis(),
                    String.join(", ", user.hosts()));
        }
    }

    private static int number(boolean flag) {
        return flag ? 1 : 0;
    }

    private static void privileges(SystemContext context, RowSink sink) {
        for (User user : context.users().users()) {
            if (user.admin()) {
                sink.row(user.name(), ALL, ALL, "", "", "");
            }
            for (Privilege p : context.users().privileges(user)) {
                sink.row(user.name(), p.kind(), p.object(), p.table(), p.condition(), "");
            }
        }
    }
}
