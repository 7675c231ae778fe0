package io.taosj.cli;

import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.cli.demo.Demo;
import io.taosj.cli.render.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code taosj demo}: a year of weather in, six questions out. */
@Command(
        name = "demo",
        description = "Stores a year of weather of three airports and asks six questions about it.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Option(
            names = "--url",
            defaultValue = "taos+embedded:",
            description = "Where to run it (default: ${DEFAULT-VALUE}, a database inside this command).")
    private String url = "taos+embedded:";

    @Option(
            names = "--database",
            defaultValue = "taosj_demo",
            description = "Database to store it in; DROPPED and made anew (default: ${DEFAULT-VALUE}).")
    private String database = "taosj_demo";

    @Option(names = "--csv", paramLabel = "FILE", description = "Another file of the same form.")
    private @Nullable Path csv;

    @Option(names = "--png", paramLabel = "DIR", description = "Also writes the charts as pictures.")
    private @Nullable Path pictures;

    @Override
    public Integer call() throws IOException {
        if (!database.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new CommandFailure(
                    "--database must be lower-case letters, digits and underscores, not '" + database + "'");
        }
        PrintWriter out = spec.commandLine().getOut();
        Style style = Terminals.style();
        try (TaosConnection taos = Taos.connect(url)) {
            taos.setTimeZone(ZoneOffset.UTC);
            new Demo(taos, database, out, style).run(csv, pictures);
        }
        return 0;
    }
}
