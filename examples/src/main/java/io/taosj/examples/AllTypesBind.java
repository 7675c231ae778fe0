package io.taosj.examples;

import io.taosj.Geometries;
import io.taosj.Statement2;
import io.taosj.TaosConnection;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;

/** Every type, bound to a statement that makes the table. */
final class AllTypesBind {
    private AllTypesBind() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connectTo("alltypes")) {
            taos.execute("create stable all_types (ts timestamp, " + AllTypesQuery.COLUMNS + ")"
                    + " tags (name varchar(20), place geometry(64))");
            try (Statement2 insert =
                    taos.statement2("insert into ? using all_types tags (?, ?) values (?" + ", ?".repeat(16) + ")")) {
                insert.bindRow(
                        "t1",
                        "first",
                        "POINT (1 2)",
                        Instant.parse("2024-01-01T00:00:00.123Z"),
                        true,
                        Byte.MIN_VALUE,
                        Short.MIN_VALUE,
                        Integer.MIN_VALUE,
                        Long.MIN_VALUE,
                        255,
                        65_535,
                        4_294_967_295L,
                        new BigInteger("18446744073709551615"),
                        1.5f,
                        0.1,
                        "text",
                        "中文",
                        new byte[] {(byte) 0x98, (byte) 0xf4, 0x6e},
                        Geometries.toBinary("POINT (100 100)"),
                        new BigDecimal("12.3456"));
                insert.bindRow(
                        "t1",
                        "first",
                        "POINT (1 2)",
                        Instant.parse("2024-01-01T00:00:01Z"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
                System.out.println("rows: " + insert.execute());
            }
            taos.query("select * from all_types order by ts")
                    .toMaps()
                    .forEach(row -> row.forEach(
                            (name, value) -> System.out.println(name + " = " + AllTypesQuery.shown(name, value))));
        }
    }
}
