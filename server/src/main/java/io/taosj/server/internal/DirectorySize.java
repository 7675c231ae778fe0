package io.taosj.server.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How much an engine's files take. */
public final class DirectorySize {
    private static final String LOG = ".log";

    private DirectorySize() {}

    /** Bytes of the write-ahead log. */
    public static long ofLog(Path directory) {
        return sum(directory, DirectorySize::isLog);
    }

    /** Bytes of everything else. */
    public static long ofData(Path directory) {
        return sum(directory, file -> !isLog(file));
    }

    private static boolean isLog(Path file) {
        return file.getFileName().toString().endsWith(LOG);
    }

    private static long sum(Path directory, Predicate<Path> which) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(which).mapToLong(DirectorySize::bytes).sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    /** A file may go while it is looked at: the engine removes what it no longer needs. */
    private static long bytes(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
