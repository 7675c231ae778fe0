package io.taosj.examples;

import io.taosj.TaosConnection;

/** Rows for several tables in one statement, windows, and last rows. */
final class InsertAndQuery {
    private InsertAndQuery() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connectTo("power")) {
            taos.execute("create stable meters (ts timestamp, current float, voltage int)"
                    + " tags (location varchar(64), groupid int)");
            long rows = taos.execute("insert into"
                    + " d1001 using meters tags ('Berlin', 2) values"
                    + " ('2024-01-01 00:00:00', 10.5, 219) ('2024-01-01 00:00:30', 12.5, 218)"
                    + " d1002 using meters tags ('Bonn', 3) values ('2024-01-01 00:01:10', 10.25, 221)");
            System.out.println("rows: " + rows);
            taos.query("select _wstart as since, count(*) as n, avg(current) as mean from meters interval(1m)")
                    .toMaps()
                    .forEach(System.out::println);
            taos.query("select tbname, last_row(voltage) as voltage from meters partition by tbname order by tbname")
                    .toMaps()
                    .forEach(System.out::println);
        }
    }
}
