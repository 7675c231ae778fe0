package io.taosj.examples;

import io.taosj.BindTable;
import io.taosj.Statement2;
import io.taosj.TaosConnection;
import io.taosj.TaosException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Several child tables in one message, a query with parameters, and mistakes that are found early. */
final class MultiTableBind {
    private static final long T0 = 1_704_067_200_000L;

    private MultiTableBind() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connectTo("multitable")) {
            taos.execute("create stable stb (ts timestamp, name varchar(20), score int) tags (t1 int)");
            try (Statement2 insert = taos.statement2("insert into ? using stb tags (?) values (?, ?, ?)")) {
                List<BindTable> tables = new ArrayList<>();
                for (int t = 1; t <= 3; t++) {
                    tables.add(BindTable.named("d" + t)
                            .tags(t)
                            .column(LongStream.range(T0, T0 + 6).toArray())
                            .column(new String[] {"Mary", "Tom", "Jack", "Jane", "Alex", null})
                            .column(new int[] {98, 80, 60, 100, 99, t}));
                }
                insert.bind(tables);
                System.out.println("affected: " + insert.execute());
                refused(
                        "columns",
                        () -> insert.bind(BindTable.named("d4").tags(4).column(new long[] {T0})));
                refused("type", () -> insert.bindRow("d4", "four", T0, "x", 1));
                refused("range", () -> insert.bindRow("d4", 4, T0, "x", 1L << 40));
                refused("length", () -> insert.bindRow("d4", 4, T0, "x".repeat(21), 1));
            }
            try (Statement2 query = taos.statement2("select tbname, score from stb where score > ? and t1 = ?")) {
                query.bindParameters(98, 2);
                query.query().toMaps().forEach(System.out::println);
            }
        }
    }

    private static void refused(String what, Runnable call) {
        try {
            call.run();
        } catch (TaosException e) {
            System.out.println(what + ": " + e.getMessage());
        }
    }
}
