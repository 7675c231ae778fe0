package io.taosj.examples;

import io.taosj.RowCursor;
import io.taosj.TaosConnection;
import io.taosj.TaosResult;

/** Connect, write two rows, read them. */
final class QuickStart {
    private QuickStart() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connectTo("quick")) {
            taos.execute("create table readings (ts timestamp, temperature double)");
            taos.execute(
                    "insert into readings values" + " ('2024-01-01 00:00:00', 19.5) ('2024-01-01 00:01:00', 20.25)");
            try (TaosResult result = taos.query("select ts, temperature from readings")) {
                for (RowCursor row = result.cursor(); row.next(); ) {
                    System.out.println(row.getInstant("ts") + " " + row.getDouble("temperature"));
                }
            }
        }
    }
}
