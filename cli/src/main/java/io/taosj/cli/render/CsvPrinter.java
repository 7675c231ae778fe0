package io.taosj.cli.render;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.taosj.wire.Block;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.ResultSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comma-separated values with a heading; NULL is an empty field, an empty text is {@code ""}. */
public final class CsvPrinter implements ResultPrinter {
    private final Cells cells;

    public CsvPrinter(Cells cells) {
        this.cells = cells;
    }

    @Override
    public long print(ResultSchema schema, Iterable<Block> blocks, Appendable out) throws IOException {
        long rows = 0;
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(de.siegmar.fastcsv.writer.QuoteStrategies.EMPTY)
                .build(text)) {
            List<ColumnInfo> columns = schema.columns();
            csv.writeRecord(columns.stream().map(ColumnInfo::name).toArray(String[]::new));
            flush(csv, text, out);
            for (Block block : blocks) {
                for (int row = 0; row < block.rows(); row++) {
                    @Nullable String[] fields = new @Nullable String[columns.size()];
                    for (int i = 0; i < fields.length; i++) {
                        fields[i] = cells.text(block.column(i), row);
                    }
                    csv.writeRecord(fields);
                }
                flush(csv, text, out);
                rows += block.rows();
            }
        }
        return rows;
    }

    private static void flush(CsvWriter csv, StringWriter text, Appendable out) throws IOException {
        csv.flush();
        out.append(text.getBuffer());
        text.getBuffer().setLength(0);
    }
}
