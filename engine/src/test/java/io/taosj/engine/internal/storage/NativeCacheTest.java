package io.taosj.engine.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {
    private static final String PREFIX = "library_";
    private static final byte[] BYTES = "not much of a library".getBytes(StandardCharsets.UTF_8);

    private Path directory;

    @BeforeEach
    void setUp(@TempDir Path temp) {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        directory = temp.resolve("a").resolve("cache");
    }

    private static NativeCache.Content content(NativeCache.Source source) {
        CRC32 crc = new CRC32();
        crc.update(BYTES);
        return new NativeCache.Content(BYTES.length, crc.getValue(), source);
    }

    private Path provide(NativeCache.Source source) throws IOException {
        return new NativeCache(directory).provide(PREFIX, "x", content(source));
    }

    private static InputStream good() {
        return new ByteArrayInputStream(BYTES);
    }

    private static InputStream unwanted() throws IOException {
        throw new IOException("unpacked again");
    }

    @Test
    void unpacksOnceForTheOwnerOnly() throws IOException {
        Path file = provide(NativeCacheTest::good);
        assertThat(provide(NativeCacheTest::unwanted)).isEqualTo(file).hasBinaryContent(BYTES);
        for (Path path : List.of(directory, file)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
        }
        assertThat(directory).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void replacesADamagedFile() throws IOException {
        Path file = provide(NativeCacheTest::good);
        byte[] other = BYTES.clone();
        other[3]++;
        Files.write(file, other);
        assertThat(provide(NativeCacheTest::good)).hasBinaryContent(BYTES);
        Files.write(file, new byte[1]);
        assertThat(provide(NativeCacheTest::good)).hasBinaryContent(BYTES);
    }

    @Test
    void refusesWhatIsDamagedOrOpenToOthers() throws IOException {
        assertThatThrownBy(() -> provide(() -> new ByteArrayInputStream(new byte[3])))
                .hasMessageContaining("damaged");
        assertThat(directory).isEmptyDirectory();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwx---"));
        assertThatThrownBy(() -> provide(NativeCacheTest::good)).hasMessageContaining("alone");
    }

    @Test
    void removesOnlyItsOwnOldFiles() throws IOException {
        provide(NativeCacheTest::good);
        Path old = Files.createFile(directory.resolve(PREFIX + "old"));
        Path recent = Files.createFile(directory.resolve(PREFIX + "recent"));
        Path foreign = Files.createFile(directory.resolve("foreign"));
        for (Path path : List.of(old, foreign)) {
            Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH));
        }
        new NativeCache(directory).provide(PREFIX, "other", content(NativeCacheTest::good));
        assertThat(old).doesNotExist();
        assertThat(recent).exists();
        assertThat(foreign).exists();
    }

    @Test
    void severalStartsAtOnceGetTheSameFile() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Path>> starts = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                starts.add(() -> provide(NativeCacheTest::good));
            }
            for (Future<Path> start : threads.invokeAll(starts, 60, TimeUnit.SECONDS)) {
                assertThat(start.get()).hasBinaryContent(BYTES);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void replacesOneConstantOfAClass() throws Exception {
        byte[] original;
        try (InputStream in = NativeCacheTest.class.getResourceAsStream("NativeCacheTest$Speaker.class")) {
            original = in == null ? new byte[0] : in.readAllBytes();
        }
        byte[] changed = ClassConstants.replace(original, "quiet", "a much longer text");
        Class<?> type = new ClassLoader(null) {
            Class<?> define() {
                return defineClass(null, changed, 0, changed.length);
            }
        }.define();
        assertThat(type.getMethod("say").invoke(null)).isEqualTo("a much longer text3000000000");
        assertThatThrownBy(() -> ClassConstants.replace(original, "not there", "x"))
                .hasMessageContaining("0 times");
    }

    /** What a constant is replaced in. */
    public static final class Speaker {
        private Speaker() {}

        public static String say() {
            return "quiet".concat(Long.toString(3_000_000_000L));
        }
    }
}
