package io.taosj.examples;

import io.taosj.BindTable;
import io.taosj.Statement2;
import io.taosj.TaosConnection;

/** Columns bound as arrays, with marks of nulls: nothing is boxed. */
final class BindColumns {
    private BindColumns() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connectTo("bindcolumns")) {
            taos.execute("create table log (ts timestamp, bo bool, i8 tinyint, i16 smallint, i32 int, i64 bigint,"
                    + " u8 tinyint unsigned, u16 smallint unsigned, u32 int unsigned, u64 bigint unsigned,"
                    + " f float, d double, vc varchar(20), nc nchar(20), tt timestamp)");
            boolean[] second = {false, true, false};
            try (Statement2 insert = taos.statement2("insert into log values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
                insert.bind(BindTable.unnamed()
                        .column(new long[] {1626861392589L, 1626861392590L, 1626861392591L})
                        .column(new boolean[] {true, false, false}, second)
                        .column(new byte[] {-128, 0, 127}, second)
                        .column(new short[] {3, 0, -3}, second)
                        .column(new int[] {3, 4, 5})
                        .column(new long[] {3, 4, 5}, second)
                        .column(new short[] {3, 4, 255})
                        .column(new int[] {3, 4, 65535})
                        .column(new long[] {3, 4, 4294967295L})
                        .column(new long[] {3, 4, 5})
                        .column(new float[] {3, 0, 1.5f}, second)
                        .column(new double[] {3, 0, 1.5}, second)
                        .column(new String[] {"abc", null, ""})
                        .column(new String[] {"涛思数据", null, "a long string"})
                        .column(new long[] {1626861392591L, 0, 1626861392593L}, second));
                System.out.println("affected: " + insert.execute());
            }
            taos.query("select * from log").toMaps().forEach(row -> System.out.println(row.values()));
        }
    }
}
