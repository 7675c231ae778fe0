package io.taosj.cli.demo;

import io.taosj.wire.Block;
import io.taosj.wire.DoubleColumn;
import io.taosj.wire.ResultSchema;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer of the demo in memory, cut into the lines of a drawing. */
record Table(ResultSchema schema, List<Block> blocks) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    /**
     * One line of a drawing.
     *
     * @param times as many as values
     * @param values NaN for NULL
     */
    record Line(String name, List<Instant> times, List<Double> values) {}

    List<Line> lines(Question.Plot plot) {
        Map<String, Line> lines = new LinkedHashMap<>();
        for (Block block : blocks) {
            int time = schema.indexOf(plot.time());
            for (int row = 0; row < block.rows(); row++) {
                for (String value : plot.values()) {
                    String name = plot.series() == null
                            ? value
                            : String.valueOf(block.column(plot.series()).get(row));
                    DoubleColumn column = block.doubles(schema.indexOf(value));
                    Line line = lines.computeIfAbsent(name, n -> new Line(n, new ArrayList<>(), new ArrayList<>()));
                    line.times().add(block.longs(time).getInstant(row));
                    line.values().add(column.isNull(row) ? Double.NaN : column.getDouble(row));
                }
            }
        }
        return List.copyOf(lines.values());
    }

    static String day(Instant time) {
        return DAY.format(time);
    }
}
