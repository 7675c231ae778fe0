package io.taosj;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.spi.BlockSource;
import io.taosj.spi.QueryOutcome;
import io.taosj.wire.Block;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.io.StringWriter;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultTextTest {
    private static final ResultSchema SCHEMA = new ResultSchema(
            List.of(
                    ColumnInfo.of("ts", DataType.TIMESTAMP),
                    ColumnInfo.of("v", DataType.INT),
                    ColumnInfo.of("v", DataType.VARCHAR, 20),
                    ColumnInfo.of("d", DataType.DOUBLE),
                    ColumnInfo.of("b", DataType.BOOL)),
            Precision.MILLISECONDS);

    private static TaosResult result() {
        Queue<Block> blocks = new ArrayDeque<>();
        for (int i = 0; i < 2; i++) {
            BlockBuilder builder = new BlockBuilder(SCHEMA);
            builder.column(0).addLong(1_704_067_200_000L + i);
            builder.column(1).addLong(i);
            builder.column(2).addText(i == 0 ? "a,\"b\"" : "");
            builder.column(3).addDouble(i == 0 ? 0.5 : Double.NaN);
            if (i == 0) {
                builder.column(4).addNull();
            } else {
                builder.column(4).addBoolean(true);
            }
            blocks.add(builder.build());
        }
        BlockSource source = new BlockSource() {
            @Override
            public @Nullable Block next() {
                return blocks.poll();
            }

            @Override
            public void close() {}
        };
        return new TaosResult(new QueryOutcome.Rows(SCHEMA, source), ZoneId.of("UTC"));
    }

    @Test
    void csvQuotesWhatNeedsIt() {
        StringWriter out = new StringWriter();
        assertThat(ResultText.writeCsv(result(), out)).isEqualTo(2);
        assertThat(out.toString().split("\r\n"))
                .containsExactly(
                        "ts,v,v,d,b",
                        "2024-01-01T00:00:00.000Z,0,\"a,\"\"b\"\"\",0.5,",
                        "2024-01-01T00:00:00.001Z,1,\"\",NaN,true");
    }

    @Test
    void jsonLinesAreObjects() {
        StringWriter out = new StringWriter();
        assertThat(ResultText.writeJsonLines(result(), out)).isEqualTo(2);
        String[] lines = out.toString().split("\n");
        assertThat(lines).hasSize(2);
        assertThat(String.valueOf(JsonText.parse(lines[0]))).contains("v=0, v_2=a,\"b\", d=0.5, b=null");
        assertThat(lines[1]).endsWith("\"v\":1,\"v_2\":\"\",\"d\":\"NaN\",\"b\":true}");
    }
}
