package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.DatabaseOptions;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.Lexer;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.storage.CatalogChange;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

final class InsertSpeedMain {
    public static void main(String[] args) {
        MemoryStorage s = new MemoryStorage();
        s.change(List.of(new CatalogChange.CreateDatabase("d", new DatabaseOptions(Precision.MILLISECONDS, Map.of()))));
        ColumnDef[] c = {
            new ColumnDef(1, "ts", DataType.TIMESTAMP, 8, 0, 0, false, "", "", ""),
            new ColumnDef(2, "a", DataType.FLOAT, 4, 0, 0, false, "", "", ""),
            new ColumnDef(3, "b", DataType.INT, 4, 0, 0, false, "", "", ""),
            new ColumnDef(4, "c", DataType.VARCHAR, 20, 0, 0, false, "", "", ""),
            new ColumnDef(5, "e", DataType.DOUBLE, 8, 0, 0, false, "", "", "")
        };
        s.change(List.of(new CatalogChange.CreateTables(
                List.of(new Table.NormalTable("d", "t", s.nextUid(), 0, List.of(c), 6, 1, 2, 0, null)))));
        StringBuilder b = new StringBuilder("insert into t values ");
        StringBuilder b2 = new StringBuilder("insert into t values ");
        int i = 0;
        while (b.length() < 1040000) {
            b.append('(')
                    .append(1700000000000L + i)
                    .append(',')
                    .append(10.5 + i % 100 / 10.0)
                    .append(',')
                    .append(i)
                    .append(",'text")
                    .append(i % 10)
                    .append("',")
                    .append(i * 0.12345)
                    .append(")");
            i++;
        }
        while (b2.length() < 1040000) {
            b2.append("('2024-01-01 00:00:0")
                    .append(i % 10)
                    .append(".123', ")
                    .append(10.5 + i % 100 / 10.0)
                    .append(", ")
                    .append(i)
                    .append(", 'text")
                    .append(i % 10)
                    .append("', ")
                    .append(i * 0.12345)
                    .append(") ");
            i++;
        }
        for (int round = 0; round < 12; round++) {
            run(s, b.toString(), "numeric ts");
            run(s, b2.toString(), "text ts");
        }
    }

    private static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void run(MemoryStorage s, String sql, String label) {
        InsertSession session = new InsertSession("d", ZoneOffset.UTC, Clock.systemUTC(), s);
        long t = cpu();
        int n = 20;
        for (int k = 0; k < n; k++) {
            SqlText text = SqlText.of(sql);
            InsertWork work = new InsertWork(session);
            Lexer lexer = new Lexer(text.folded());
            lexer.next();
            new InsertParser(text.folded(), lexer, work).parse();
        }
        double sec = (cpu() - t) / 1e9;
        System.out.printf("%s: %.1f MB/s%n", label, n * (double) sql.length() / 1e6 / sec);
    }
}
