package io.taosj.examples;

import io.taosj.Statement2;
import io.taosj.TaosConnection;
import io.taosj.arrow.DataFrames;
import io.taosj.arrow.TaosArrow;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.dflib.DataFrame;

/** A data frame written to child tables, and read back as a data frame and as Arrow. */
final class DataFrameDemo {
    private DataFrameDemo() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connectTo("frames");
                BufferAllocator allocator = new RootAllocator()) {
            taos.execute("create stable meters (ts timestamp, current double) tags (location varchar(20))");
            DataFrame frame = DataFrame.foldByRow("tbname", "location", "ts", "current")
                    .of(
                            "d1",
                            "Berlin",
                            1_704_067_200_000L,
                            10.5,
                            "d2",
                            "Bonn",
                            1_704_067_200_000L,
                            11.5,
                            "d3",
                            "Köln",
                            1_704_067_200_000L,
                            12.5);
            try (Statement2 insert =
                    taos.statement2("insert into meters (tbname, location, ts, current) values (?, ?, ?, ?)")) {
                DataFrames.bind(insert, frame);
                System.out.println("rows: " + insert.execute());
            }
            DataFrame read = DataFrames.of(taos.query(
                    "select location, avg(current) as mean from meters partition by location order by location"));
            read.forEach(row -> System.out.println(row.get("location") + " " + row.get("mean")));
            TaosArrow.forEachBatch(
                    taos.query("select location, current from meters order by current"),
                    allocator,
                    batch -> System.out.println(batch.contentToTSVString().strip()));
        }
    }
}
