package io.taosj.examples;

import io.taosj.SchemalessOptions;
import io.taosj.TaosConnection;
import io.taosj.wire.SchemalessPrecision;
import io.taosj.wire.SchemalessProtocol;
import java.util.List;

/** The two forms of OpenTSDB. */
final class SchemalessTelnetJson {
    private SchemalessTelnetJson() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connectTo("opentsdb")) {
            System.out.println("telnet rows: "
                    + taos.schemaless(
                            List.of(
                                    "sys.cpu 1704067200 42.5 host=web01 core=0",
                                    "sys.cpu 1704067200 43.5 host=web01 core=1"),
                            SchemalessProtocol.TELNET,
                            SchemalessPrecision.NOT_CONFIGURED,
                            SchemalessOptions.DEFAULT));
            System.out.println("json rows: "
                    + taos.schemaless(
                            """
                            [{"metric": "sys.mem", "timestamp": 1704067200, "value": 1.5, "tags": {"host": "web01"}}]
                            """,
                            SchemalessProtocol.JSON,
                            SchemalessPrecision.NOT_CONFIGURED,
                            SchemalessOptions.DEFAULT));
            System.out.println(taos.query("select sum(_value) from sys_cpu").toList(Double.class));
            System.out.println(taos.query("select _value from sys_mem").toList(Double.class));
        }
    }
}
