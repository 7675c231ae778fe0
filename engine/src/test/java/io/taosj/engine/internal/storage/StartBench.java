package io.taosj.engine.internal.storage;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineSession;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Prints how long engines in memory need to the first answer, and what they take when idle; run by hand. */
final class StartBench {
    private static final int WARM = 5;

    private StartBench() {}

    public static void main(String[] args) throws IOException {
        long bare = residentKilobytes();
        int threads = Thread.activeCount();
        long start = System.nanoTime();
        Engine engine = Engine.open(EngineOptions.inMemory());
        firstAnswer(engine);
        System.out.printf(Locale.ROOT, "first engine of the JVM: %.0f ms%n", (System.nanoTime() - start) / 1e6);
        long uptime = ManagementFactory.getRuntimeMXBean().getUptime();
        System.out.println("since the start of the process: " + uptime + " ms");
        System.out.println("more memory than the bare JVM: " + (residentKilobytes() - bare) / 1_024
                + " MB, more threads: " + (Thread.activeCount() - threads));
        for (int i = 0; i < WARM; i++) {
            start = System.nanoTime();
            try (Engine warm = Engine.open(EngineOptions.inMemory())) {
                firstAnswer(warm);
                System.out.printf(Locale.ROOT, "warm JVM: %.0f ms%n", (System.nanoTime() - start) / 1e6);
            }
        }
        engine.close();
    }

    private static void firstAnswer(Engine engine) {
        try (EngineSession session = engine.session()) {
            session.execute("create database d").close();
            session.execute("create table d.t (ts timestamp, v int)").close();
            session.execute("insert into d.t values (now, 1)").close();
            session.execute("select count(*), max(v) from d.t").close();
        }
    }

    /** The memory that the process has in use; 0 where the system does not tell. */
    private static long residentKilobytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
