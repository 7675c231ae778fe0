package io.taosj.cli.demo;

import io.taosj.TaosConnection;
import io.taosj.TaosResult;
import io.taosj.cli.render.Cells;
import io.taosj.cli.render.Chart;
import io.taosj.cli.render.Style;
import io.taosj.cli.render.TablePrinter;
import io.taosj.wire.Block;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The demo: stores a year of weather, then asks six questions and prints statement, answer and drawing of each. */
public final class Demo {
    private static final int CHART_WIDTH = 72;
    private static final int CHART_HEIGHT = 10;

    private final TaosConnection taos;
    private final String database;
    private final PrintWriter out;
    private final Style style;

    public Demo(TaosConnection taos, String database, PrintWriter out, Style style) {
        this.taos = taos;
        this.database = database;
        this.out = out;
        this.style = style;
    }

    /**
     * Runs it.
     *
     * @param csv another file of the same form, null for the project's own copy
     * @param pictures where to write the drawings as PNG, null for nowhere
     */
    public void run(@Nullable Path csv, @Nullable Path pictures) throws IOException {
        Pictures album = pictures == null ? null : new Pictures(pictures);
        List<Weather.Reading> readings = Weather.readings(csv);
        store(readings);
        int number = 1;
        for (Question question : Question.all()) {
            ask(number++, question, album);
        }
    }

    private void store(List<Weather.Reading> readings) {
        long start = System.nanoTime();
        WeatherStore store = new WeatherStore(taos, database);
        store.create();
        store.createAirports(Weather.airports());
        Progress progress = new Progress(out, style, "storing hourly weather of three airports, 2013", readings.size());
        store.insert(readings, progress::at);
        out.println(style.dim(readings.size() + " rows in one super table, stored in " + since(start)));
    }

    private void ask(int number, Question question, @Nullable Pictures album) throws IOException {
        out.println();
        out.println(style.bold(number + ". " + question.title()));
        question.sql().lines().forEach(line -> out.println("   " + style.colour(36, line)));
        long start = System.nanoTime();
        Table table = fetch(question.sql());
        String took = since(start);
        long rows =
                new TablePrinter(new Cells(ZoneOffset.UTC), question.rows()).print(table.schema(), table.blocks(), out);
        out.println(style.dim(rows + " rows in " + took));
        if (question.plot() != null) {
            draw(question.plot(), table.lines(question.plot()), "chart-" + number, album);
        }
        out.flush();
    }

    private Table fetch(String sql) {
        try (TaosResult result = taos.query(sql)) {
            List<Block> blocks = new ArrayList<>();
            for (Block block : result) {
                blocks.add(block);
            }
            return new Table(result.schema(), blocks);
        }
    }

    private void draw(Question.Plot plot, List<Table.Line> lines, String name, @Nullable Pictures album)
            throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        out.println();
        out.println("   " + plot.caption());
        Table.Line first = lines.get(0);
        new Chart(CHART_WIDTH, CHART_HEIGHT, style)
                .draw(
                        lines.stream()
                                .map(l -> new Chart.Series(l.name(), l.values()))
                                .toList(),
                        Table.day(first.times().get(0)),
                        Table.day(first.times().get(first.times().size() - 1)),
                        out);
        if (album != null) {
            out.println(style.dim("   written to " + album.write(name, plot.caption(), lines)));
        }
    }

    private static String since(long start) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return String.format(Locale.ROOT, "%.3f s", took.toNanos() / 1e9);
    }
}
