package io.taosj.cli.render;

import io.taosj.wire.Block;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.ResultSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Aligned columns under a heading.
 *
 * <p>Widths are measured over the first block; a longer value in a later one is shown whole and moves its line.
 */
public final class TablePrinter implements ResultPrinter {
    private static final String NULL = "NULL";
    private static final int WIDEST = 60;

    private final Cells cells;
    private final long limit;

    /**
     * A printer.
     *
     * @param limit rows to show; the others are read and counted
     */
    public TablePrinter(Cells cells, long limit) {
        this.cells = cells;
        this.limit = limit;
    }

    @Override
    public long print(ResultSchema schema, Iterable<Block> blocks, Appendable out) throws IOException {
        List<ColumnInfo> columns = schema.columns();
        int[] widths = null;
        long rows = 0;
        for (Block block : blocks) {
            List<String[]> lines = lines(block, limit - rows);
            if (widths == null) {
                widths = widths(columns, lines);
                heading(columns, widths, out);
            }
            for (String[] line : lines) {
                line(columns, widths, line, out);
            }
            rows += block.rows();
        }
        if (widths == null) {
            heading(columns, widths(columns, List.of()), out);
        }
        if (rows > limit) {
            out.append("… ").append(Long.toString(rows - limit)).append(" more\n");
        }
        return rows;
    }

    private List<String[]> lines(Block block, long most) {
        int count = (int) Math.max(0, Math.min(block.rows(), most));
        List<String[]> lines = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            String[] line = new String[block.schema().size()];
            for (int i = 0; i < line.length; i++) {
                line[i] = clean(cells.text(block.column(i), row));
            }
            lines.add(line);
        }
        return lines;
    }

    /** Without what would break the line. */
    private static String clean(@Nullable String text) {
        if (text == null) {
            return NULL;
        }
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> line.append(Character.isISOControl(c) ? '\uFFFD' : c);
            }
        }
        return line.toString();
    }

    private static int[] widths(List<ColumnInfo> columns, List<String[]> lines) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int widest = TextWidth.of(columns.get(i).name());
            for (String[] line : lines) {
                widest = Math.max(widest, Math.min(WIDEST, TextWidth.of(line[i])));
            }
            widths[i] = widest;
        }
        return widths;
    }

    private static void heading(List<ColumnInfo> columns, int[] widths, Appendable out) throws IOException {
        line(columns, widths, columns.stream().map(ColumnInfo::name).toArray(String[]::new), out);
        String[] rules = new String[widths.length];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = "-".repeat(widths[i]);
        }
        line(columns, widths, rules, out);
    }

    private static void line(List<ColumnInfo> columns, int[] widths, String[] texts, Appendable out)
            throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            line.append(i == 0 ? " " : " | ");
            line.append(TextWidth.pad(
                    texts[i], widths[i], Cells.isNumeric(columns.get(i).type())));
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }
}
