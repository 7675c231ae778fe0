package io.taosj.examples;

import io.taosj.Row;
import io.taosj.TaosConnection;
import io.taosj.TaosResult;
import io.taosj.wire.DoubleColumn;
import java.time.Instant;
import java.util.stream.Stream;

/** The same rows as records, as a stream, as single values and as columns. */
final class QueryObjects {
    private QueryObjects() {}

    /** A row, matched by names: group_id is groupId. */
    record Reading(Instant ts, double current, int groupId) {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connectTo("objects")) {
            taos.execute("create stable meters (ts timestamp, current double) tags (group_id int)");
            StringBuilder sql = new StringBuilder("insert into");
            for (int d = 0; d < 4; d++) {
                sql.append(" d")
                        .append(d)
                        .append(" using meters tags (")
                        .append(d)
                        .append(") values");
                for (int i = 0; i < 1000; i++) {
                    sql.append(" (")
                            .append(1_704_067_200_000L + i)
                            .append(',')
                            .append(d + i * 0.5)
                            .append(')');
                }
            }
            System.out.println("rows: " + taos.execute(sql.toString()));
            taos.query("select * from meters where current > 502 order by ts")
                    .toList(Reading.class)
                    .forEach(System.out::println);
            try (Stream<Row> rows = taos.query("select current from meters").stream()) {
                System.out.println(rows.mapToDouble(row -> row.getDouble(0)).sum());
            }
            System.out.println(taos.queryOne("select sum(current) from meters", Double.class)
                    .orElseThrow());
            double[] sum = {0};
            try (TaosResult result = taos.query("select current from meters")) {
                result.forEachBlock(block -> {
                    DoubleColumn current = block.doubles(0);
                    for (int row = 0; row < block.rows(); row++) {
                        sum[0] += current.getDouble(row);
                    }
                });
                System.out.println(sum[0] + " of " + result.statistics().rows() + " rows");
            }
        }
    }
}
