package io.taosj.examples;

import io.taosj.TaosAdmin;
import io.taosj.TaosConnection;

/** A super table with child tables, and what there is then. */
final class CreateDatabaseAndTables {
    private CreateDatabaseAndTables() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connectTo("power")) {
            taos.execute("create stable meters (ts timestamp, current float, voltage int)"
                    + " tags (location varchar(64), groupid int)");
            taos.execute("create table d1001 using meters tags ('Berlin', 2)");
            taos.execute("create table d1002 using meters tags ('Bonn', 3)");
            TaosAdmin admin = taos.admin();
            System.out.println("super tables: " + admin.superTables("power"));
            System.out.println(
                    "tables: " + admin.tables("power").stream().sorted().toList());
            admin.describe("power", "meters")
                    .forEach(field ->
                            System.out.println(field.field() + " " + field.type() + (field.isTag() ? " tag" : "")));
        }
    }
}
