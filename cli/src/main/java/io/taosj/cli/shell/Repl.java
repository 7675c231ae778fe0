package io.taosj.cli.shell;

import io.taosj.TaosConnection;
import io.taosj.TaosException;
import io.taosj.cli.render.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The interactive shell: reads statements, prints answers, goes on after errors. */
public final class Repl {
    private static final List<String> WORDS = List.of(
            "select",
            "from",
            "where",
            "partition by",
            "interval(",
            "sliding(",
            "fill(",
            "group by",
            "having",
            "order by",
            "limit",
            "insert into",
            "values",
            "using",
            "tags",
            "create database",
            "create stable",
            "create table",
            "drop database",
            "drop table",
            "show databases",
            "show tables",
            "show stables",
            "describe",
            "use",
            "state_window(",
            "session(",
            "event_window start with",
            "count_window(",
            "count(*)",
            "avg(",
            "max(",
            "min(",
            "sum(",
            "first(",
            "last(",
            "last_row(",
            "_wstart",
            "_wend",
            "tbname");

    private final TaosConnection taos;
    private final Style style;
    private final OutputFormat format;

    public Repl(TaosConnection taos, Style style, OutputFormat format) {
        this.taos = taos;
        this.style = style;
        this.format = format;
    }

    /** Reads and runs until the user leaves. */
    public void run() throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().name("taosj").build()) {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .appName("taosj")
                    .parser(new StatementParser())
                    .completer(new StringsCompleter(WORDS))
                    .history(new DiscreetHistory())
                    .variable(LineReader.HISTORY_FILE, Path.of(System.getProperty("user.home"), ".taosj_history"))
                    .variable(LineReader.SECONDARY_PROMPT_PATTERN, "    -> ")
                    .build();
            PrintWriter out = terminal.writer();
            out.println("Server " + taos.serverVersion()
                    + ". Statements end with ; (or \\G for one line per value); \\q leaves.");
            out.println();
            loop(reader, out);
        }
    }

    private void loop(LineReader reader, PrintWriter out) throws IOException {
        StatementRunner runner = new StatementRunner(taos, out, style, format, true);
        while (true) {
            String text;
            try {
                text = reader.readLine("taos> ");
            } catch (UserInterruptException e) {
                continue;
            } catch (EndOfFileException e) {
                return;
            }
            if (isLeaving(text)) {
                return;
            }
            try {
                runner.runAll(text);
            } catch (TaosException e) {
                out.println(style.colour(31, String.valueOf(e.getMessage())));
                out.println();
                out.flush();
            }
        }
    }

    static boolean isLeaving(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.endsWith(";")) {
            word = word.substring(0, word.length() - 1).strip();
        }
        return word.equals("\\q") || word.equals("quit") || word.equals("exit") || word.equals("q");
    }
}
