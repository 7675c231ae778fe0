package io.taosj.cli;

import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.cli.render.Style;
import io.taosj.cli.shell.OutputFormat;
import io.taosj.cli.shell.Repl;
import io.taosj.cli.shell.StatementRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code taosj shell}: statements from a person, from {@code -e} or from standard input. */
@Command(
        name = "shell",
        description = "Runs SQL statements: interactively, from -e, or from a script on standard input.",
        mixinStandardHelpOptions = true)
final class ShellCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "URL",
            defaultValue = "taos+embedded:",
            description = "Where to connect (default: ${DEFAULT-VALUE}, an empty database inside this command).")
    private String url = "taos+embedded:";

    @Option(
            names = {"-e", "--execute"},
            paramLabel = "SQL",
            description = "Runs these statements and ends; may be given several times.")
    private List<String> statements = List.of();

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private OutputFormat format = OutputFormat.table;

    @Override
    public Integer call() throws IOException {
        Style style = Terminals.style();
        PrintWriter out = spec.commandLine().getOut();
        try (TaosConnection taos = Taos.connect(url)) {
            if (!statements.isEmpty()) {
                StatementRunner runner = new StatementRunner(taos, out, style, format, false);
                for (String text : statements) {
                    runner.runAll(text);
                }
            } else if (Terminals.isInteractive()) {
                new Repl(taos, style, format).run();
            } else {
                String script = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
                new StatementRunner(taos, out, style, format, false).runAll(script);
            }
        }
        return 0;
    }
}
