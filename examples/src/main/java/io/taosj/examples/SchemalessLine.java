package io.taosj.examples;

import io.taosj.Point;
import io.taosj.SchemalessOptions;
import io.taosj.TaosConnection;
import io.taosj.wire.SchemalessPrecision;
import io.taosj.wire.SchemalessProtocol;
import java.time.Instant;
import java.util.List;

/** Line protocol: tables appear and grow with the data. */
final class SchemalessLine {
    private SchemalessLine() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connectTo("lines")) {
            String line = "meters,location=Berlin,groupid=2 current=10.5,voltage=219i32 1704067200000";
            for (int i = 0; i < 2; i++) {
                System.out.println("rows: "
                        + taos.schemaless(
                                List.of(line),
                                SchemalessProtocol.LINE,
                                SchemalessPrecision.MILLISECONDS,
                                SchemalessOptions.DEFAULT));
            }
            Point point = Point.of("meters")
                    .tag("location", "Köln, Ehrenfeld")
                    .tag("groupid", "3")
                    .field("current", 11.5)
                    .field("phase", 0.25)
                    .time(Instant.parse("2024-01-01T00:00:01Z"));
            System.out.println("rows: " + taos.schemaless(List.of(point), SchemalessOptions.ttl(30)));
            System.out.println(taos.query("describe meters").toList(String.class));
            taos.query("select location, current, phase from meters order by _ts")
                    .toMaps()
                    .forEach(System.out::println);
        }
    }
}
