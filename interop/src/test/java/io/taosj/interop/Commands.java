package io.taosj.interop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Runs other programs, with a deadline. */
final class Commands {
    private final Path directory;
    private final Map<String, String> environment;

    /**
     * Programs that are run in a directory.
     *
     * @param directory where they start and where their output is kept
     * @param environment what their environment has besides this process's
     */
    Commands(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = Map.copyOf(environment);
    }

    /** A program's exit code, or -1 if it did not start or did not end, and what it printed. */
    record Outcome(int code, String output) {}

    Outcome run(int seconds, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Outcome(-1, e.toString());
        }
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                return new Outcome(-1, "not done after " + seconds + " s: " + Files.readString(output));
            }
            return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Copies a test resource into the directory. */
    Path copy(String resource, String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (InputStream in = Commands.class.getClassLoader().getResourceAsStream(resource)) {
            byte[] content = Objects.requireNonNull(in, resource).readAllBytes();
            // an unchanged file keeps its time, so that build tools have nothing to do
            if (!Files.exists(file) || !java.util.Arrays.equals(content, Files.readAllBytes(file))) {
                Files.write(file, content);
            }
        }
        return file;
    }
}
