package io.taosj.server;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A server in a JVM of its own, with a heap of its own. */
final class ChildServer implements AutoCloseable {
    private final Process process;
    private final int port;

    private ChildServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one; it ends with this JVM at the latest. */
    static ChildServer start(String... jvmOptions) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvmOptions));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(ChildServer.class.getName());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            process.destroyForcibly();
            throw new IOException("the server's JVM ended at once");
        }
        return new ChildServer(process, Integer.parseInt(line));
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Serves on a free port, which it prints, until standard input ends. */
    public static void main(String[] args) throws IOException {
        try (Engine engine = Engine.open(EngineOptions.inMemory().withZone(ZoneOffset.UTC));
                TaosServer server =
                        TaosServer.start(engine, ServerOptions.defaults().withPort(0))) {
            System.out.println(server.port());
            System.out.flush();
            while (Objects.requireNonNull(System.in).read() >= 0) {
                // only the end matters
            }
        }
    }
}
