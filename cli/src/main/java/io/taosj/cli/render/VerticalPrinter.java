package io.taosj.cli.render;

import io.taosj.wire.Block;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.ResultSchema;
import java.io.IOException;
import java.util.List;

/** One line per value, row after row: for rows that are wider than the terminal. */
public final class VerticalPrinter implements ResultPrinter {
    private final Cells cells;

    public VerticalPrinter(Cells cells) {
        this.cells = cells;
    }

    @Override
    public long print(ResultSchema schema, Iterable<Block> blocks, Appendable out) throws IOException {
        List<ColumnInfo> columns = schema.columns();
        int width = columns.stream().mapToInt(c -> TextWidth.of(c.name())).max().orElse(0);
        long rows = 0;
        for (Block block : blocks) {
            for (int row = 0; row < block.rows(); row++) {
                rows++;
                out.append("*************************** ")
                        .append(Long.toString(rows))
                        .append(". row\n");
                for (int i = 0; i < columns.size(); i++) {
                    out.append(TextWidth.pad(columns.get(i).name(), width, true))
                            .append(": ");
                    out.append(String.valueOf((Object) cells.text(block.column(i), row)))
                            .append('\n');
                }
            }
        }
        return rows;
    }
}
