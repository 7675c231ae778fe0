package io.taosj.cli.shell;

import io.taosj.cli.render.Cells;
import io.taosj.cli.render.CsvPrinter;
import io.taosj.cli.render.JsonPrinter;
import io.taosj.cli.render.ResultPrinter;
import io.taosj.cli.render.TablePrinter;
import io.taosj.cli.render.VerticalPrinter;

/** How results are printed. */
public enum OutputFormat {
    table,
    vertical,
    csv,
    json;

    ResultPrinter printer(Cells cells) {
        return switch (this) {
            case table -> new TablePrinter(cells, Long.MAX_VALUE);
            case vertical -> new VerticalPrinter(cells);
            case csv -> new CsvPrinter(cells);
            case json -> new JsonPrinter(cells);
        };
    }
}
