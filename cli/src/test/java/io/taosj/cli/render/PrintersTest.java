package io.taosj.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.wire.Block;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintersTest {
    private static final ResultSchema SCHEMA = new ResultSchema(
            List.of(
                    ColumnInfo.of("ts", DataType.TIMESTAMP),
                    ColumnInfo.of("v", DataType.INT),
                    ColumnInfo.of("s", DataType.NCHAR, 10)),
            Precision.MICROSECONDS);

    private static Block block() {
        BlockBuilder rows = new BlockBuilder(SCHEMA);
        rows.column(0).addLong(1_700_000_000_123_456L);
        rows.column(1).addLong(7);
        rows.column(2).addText("温度,\"x\"");
        rows.column(0).addLong(0);
        rows.column(1).addNull();
        rows.column(2).addText("a\nb");
        return rows.build();
    }

    private static String print(ResultPrinter printer) throws IOException {
        StringBuilder out = new StringBuilder();
        assertThat(printer.print(SCHEMA, List.of(block()), out)).isEqualTo(2);
        return out.toString();
    }

    @Test
    void tableAlignsWideCharactersAndKeepsLinesWhole() throws IOException {
        assertThat(print(new TablePrinter(new Cells(ZoneOffset.UTC), 10)))
                .isEqualTo(" ts                         |    v | s\n"
                        + " -------------------------- | ---- | --------\n"
                        + " 2023-11-14 22:13:20.123456 |    7 | 温度,\"x\"\n"
                        + " 1970-01-01 00:00:00.000000 | NULL | a\\nb\n");
    }

    @Test
    void tableCountsWhatItDoesNotShow() throws IOException {
        assertThat(print(new TablePrinter(new Cells(ZoneOffset.UTC), 1))).endsWith("… 1 more\n");
    }

    @Test
    void verticalHasOneLinePerValue() throws IOException {
        assertThat(print(new VerticalPrinter(new Cells(ZoneId.of("Asia/Shanghai")))))
                .contains("ts: 2023-11-15 06:13:20.123456+08:00\n v: 7\n");
    }

    @Test
    void csvTellsNullFromEmpty() throws IOException {
        assertThat(print(new CsvPrinter(new Cells(ZoneOffset.UTC))))
                .isEqualTo("ts,v,s\n2023-11-14 22:13:20.123456,7,\"温度,\"\"x\"\"\"\n"
                        + "1970-01-01 00:00:00.000000,,\"a\nb\"\n");
    }

    @Test
    void jsonHasOneObjectPerLine() throws IOException {
        assertThat(print(new JsonPrinter(new Cells(ZoneOffset.UTC))))
                .isEqualTo("{\"ts\":\"2023-11-14 22:13:20.123456\",\"v\":7,\"s\":\"温度,\\\"x\\\"\"}\n"
                        + "{\"ts\":\"1970-01-01 00:00:00.000000\",\"v\":null,\"s\":\"a\\nb\"}\n");
    }

    @Test
    void chartDrawsInAsciiWherePlainTextIsWanted() throws IOException {
        StringBuilder out = new StringBuilder();
        new Chart(10, 3, new Style(false, false))
                .draw(List.of(new Chart.Series("a", List.of(1.0, 2.0, 3.0, Double.NaN))), "from", "to", out);
        assertThat(out.toString())
                .contains("3.0 |")
                .contains("1.0 |")
                .contains("*")
                .contains("from  ");
        assertThat(out.chars().allMatch(c -> c < 128)).isTrue();
    }
}
