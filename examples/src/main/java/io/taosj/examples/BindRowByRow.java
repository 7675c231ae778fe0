package io.taosj.examples;

import io.taosj.Statement2;
import io.taosj.TaosConnection;
import java.time.Instant;

/** Rows bound one at a time, in both forms of SQL. */
final class BindRowByRow {
    private BindRowByRow() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connectTo("bindrow")) {
            taos.execute("create stable meters (ts timestamp, current float, voltage int)"
                    + " tags (location varchar(64), groupid int)");
            Instant start = Instant.parse("2024-01-01T00:00:00Z");
            try (Statement2 insert = taos.statement2("insert into ? using meters tags (?, ?) values (?, ?, ?)")) {
                insert.bindRow("d1", "Berlin", 2, start, 10.5f, 219);
                insert.bindRow("d2", "Bonn", 3, start, 11.5f, null);
                System.out.println("affected: " + insert.execute());
            }
            try (Statement2 insert = taos.statement2(
                    "insert into meters (tbname, location, groupid, ts, current, voltage) values (?, ?, ?, ?, ?, ?)")) {
                insert.bindRow("d1", "Berlin", 2, start.plusSeconds(1), 12.5f, 220);
                insert.bindRow("d3", "Köln", 4, start.plusSeconds(1), 13.5f, 221);
                System.out.println("affected: " + insert.execute());
            }
            taos.query("select tbname, ts, current, voltage from meters order by ts, tbname")
                    .toMaps()
                    .forEach(System.out::println);
        }
    }
}
