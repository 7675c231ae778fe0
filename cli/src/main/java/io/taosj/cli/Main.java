package io.taosj.cli;

import io.taosj.TaosException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code taosj} command. */
@Command(
        name = "taosj",
        description = "TDengine from Java: a database in this process, a server, a shell.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {DemoCommand.class, ServerCommand.class, ShellCommand.class, CommandLine.HelpCommand.class})
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command line on standard output. */
    static int run(String... args) {
        return run(
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args);
    }

    /** Runs a command line and gives its exit code: 0, 1 for a failure, 2 for wrong usage. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine command = new CommandLine(new Main()).setOut(out).setErr(err);
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            out.flush();
            err.println("taosj: " + sentence(failure));
            return CommandLine.ExitCode.SOFTWARE;
        });
        int code = command.execute(args);
        out.flush();
        err.flush();
        return code;
    }

    /** What went wrong, in one sentence. */
    static String sentence(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof CommandFailure || failure instanceof TaosException) {
            return String.valueOf(message);
        }
        return message == null ? failure.toString() : message;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The version from the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"taosj " + (version == null ? "(not packaged)" : version)};
        }
    }
}
