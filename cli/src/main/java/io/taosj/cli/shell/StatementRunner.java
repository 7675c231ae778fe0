package io.taosj.cli.shell;

import io.taosj.TaosConnection;
import io.taosj.TaosResult;
import io.taosj.cli.render.Cells;
import io.taosj.cli.render.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

/** Runs one statement and prints what it answers. */
public final class StatementRunner {
    private static final double NANOS_PER_SECOND = 1e9;

    private final TaosConnection taos;
    private final PrintWriter out;
    private final Style style;
    private final OutputFormat format;
    private final boolean verbose;

    /**
     * A runner.
     *
     * @param verbose whether to print row counts and times
     */
    public StatementRunner(TaosConnection taos, PrintWriter out, Style style, OutputFormat format, boolean verbose) {
        this.taos = taos;
        this.out = out;
        this.style = style;
        this.format = format;
        this.verbose = verbose;
    }

    /** Runs all statements of a text; the first failure ends it. */
    public void runAll(String text) throws IOException {
        for (StatementSplitter.Piece piece : StatementSplitter.split(text)) {
            run(piece);
        }
    }

    void run(StatementSplitter.Piece piece) throws IOException {
        long start = System.nanoTime();
        try (TaosResult result = taos.query(piece.sql())) {
            if (result.isUpdate()) {
                note("OK, " + result.affectedRows() + " row(s) affected", start);
                return;
            }
            OutputFormat chosen = piece.vertical() ? OutputFormat.vertical : format;
            long rows = chosen.printer(new Cells(taos.timeZone())).print(result.schema(), result, out);
            note(rows + " row(s)", start);
        } finally {
            out.flush();
        }
    }

    private void note(String text, long start) {
        if (verbose) {
            double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
            out.println(style.dim(String.format(Locale.ROOT, "%s (%.6f s)", text, seconds)));
            out.println();
        }
    }
}
