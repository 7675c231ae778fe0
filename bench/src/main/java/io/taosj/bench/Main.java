package io.taosj.bench;

import io.taosj.bench.engine.Data;
import io.taosj.bench.engine.Scale;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs a suite of benchmarks and prints ratios: {@code java -jar bench/target/taosj-bench.jar engine [regexp] [JMH options]}.
 */
public final class Main {
    private static final String USAGE = "usage: <suite> [regular expression] [options of JMH]; suites: engine, server";

    private static final Set<String> SUITES = Set.of("engine", "server");

    private Main() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0 || !SUITES.contains(args[0])) {
            System.err.println(USAGE);
            System.exit(2);
        }
        boolean filtered = args.length > 1 && !args[1].startsWith("-");
        String[] jmh = Arrays.copyOfRange(args, filtered ? 2 : 1, args.length);
        String include = "io\\.taosj\\.bench\\." + args[0] + "\\..*" + (filtered ? args[1] : "");
        if (args[0].equals("engine")) {
            Data.prepare(Scale.standard());
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(new CommandLineOptions(jmh))
                .include(include)
                .addProfiler(CpuProfiler.class)
                .jvmArgsAppend("--enable-native-access=ALL-UNNAMED")
                .shouldFailOnError(false);
        Collection<RunResult> results = new Runner(options.build()).run();
        System.out.println();
        Ratios.of(results).forEach(System.out::println);
    }
}
