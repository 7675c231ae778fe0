package io.taosj.cli.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line chart in text: every character is a grid of two by four points, or one star where only ASCII is possible.
 *
 * <p>Each series has its own colour where colours are allowed, else series are only told apart by their legend's order.
 */
public final class Chart {
    /** Colours of the series in the terminal's palette. */
    private static final int[] COLOURS = {36, 33, 35, 32, 31, 34};

    private static final char[] MARKS = {'*', 'o', '+', 'x', '#', '@'};
    private static final int BRAILLE = 0x2800;
    private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final int width;
    private final int height;
    private final Style style;

    /**
     * A canvas.
     *
     * @param width characters of the plot, axis aside
     * @param height lines of the plot
     */
    public Chart(int width, int height, Style style) {
        this.width = width;
        this.height = height;
        this.style = style;
    }

    /**
     * Values at equal distances.
     *
     * @param values NaN leaves a gap
     */
    public record Series(String name, List<Double> values) {
        public Series {
            values = List.copyOf(values);
        }
    }

    /** Draws the series over each other with one vertical axis. */
    public void draw(List<Series> series, String left, String right, Appendable out) throws IOException {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Series s : series) {
            for (double v : s.values()) {
                if (!Double.isNaN(v)) {
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                }
            }
        }
        if (low > high) {
            return;
        }
        if (low == high) {
            high = low + 1;
        }
        int[][] cells = new int[height][width];
        int[][] owner = new int[height][width];
        for (int i = 0; i < series.size(); i++) {
            plot(series.get(i).values(), low, high, cells, owner, i);
        }
        print(series, cells, owner, low, high, out);
        footer(series, left, right, out);
    }

    private void plot(List<Double> values, double low, double high, int[][] cells, int[][] owner, int index) {
        int columns = width * 2;
        int lines = height * 4;
        int before = -1;
        for (int x = 0; x < columns; x++) {
            double value = at(values, x, columns);
            if (Double.isNaN(value)) {
                before = -1;
                continue;
            }
            int y = (int) Math.round((high - value) / (high - low) * (lines - 1));
            int from = before < 0 ? y : Math.min(before, y);
            int to = before < 0 ? y : Math.max(before, y);
            for (int line = from; line <= to; line++) {
                cells[line / 4][x / 2] |= DOTS[line % 4][x % 2];
                owner[line / 4][x / 2] = index;
            }
            before = y;
        }
    }

    /** The mean of the values that fall on one column of points, or what lies between two values. */
    private static double at(List<Double> values, int x, int columns) {
        if (values.size() < columns) {
            return between(values, (double) x * (values.size() - 1) / (columns - 1));
        }
        int from = (int) ((long) x * values.size() / columns);
        int to = (int) ((long) (x + 1) * values.size() / columns);
        double sum = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(values.get(i))) {
                sum += values.get(i);
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static double between(List<Double> values, double position) {
        int before = (int) position;
        int after = Math.min(before + 1, values.size() - 1);
        double share = position - before;
        return share == 0 ? values.get(before) : values.get(before) * (1 - share) + values.get(after) * share;
    }

    private void print(List<Series> series, int[][] cells, int[][] owner, double low, double high, Appendable out)
            throws IOException {
        for (int line = 0; line < height; line++) {
            double value = high - (high - low) * line / Math.max(1, height - 1);
            boolean labelled = line == 0 || line == height - 1 || line == height / 2;
            out.append(labelled ? String.format(Locale.ROOT, "%9.1f ", value) : " ".repeat(10));
            out.append(style.unicode() ? "┤" : "|");
            for (int x = 0; x < width; x++) {
                int dots = cells[line][x];
                if (dots == 0) {
                    out.append(' ');
                } else {
                    int index = owner[line][x] % MARKS.length;
                    char mark = style.unicode() ? (char) (BRAILLE + dots) : MARKS[series.size() == 1 ? 0 : index];
                    out.append(style.colour(COLOURS[index], String.valueOf(mark)));
                }
            }
            out.append('\n');
        }
    }

    private void footer(List<Series> series, String left, String right, Appendable out) throws IOException {
        int gap = Math.max(1, width - left.length() - right.length());
        out.append(" ".repeat(11))
                .append(left)
                .append(" ".repeat(gap))
                .append(right)
                .append('\n');
        if (series.size() == 1) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            String mark = style.unicode() ? "━" : String.valueOf(MARKS[i % MARKS.length]);
            names.add(style.colour(COLOURS[i % COLOURS.length], mark) + " "
                    + series.get(i).name());
        }
        out.append(" ".repeat(11)).append(String.join("   ", names)).append('\n');
    }
}
