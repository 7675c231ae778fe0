package io.taosj.engine.internal.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A directory of unpacked native libraries, one file per content, for the user alone. Several processes may use it at once: a
 * file appears complete or not at all.
 */
final class NativeCache {
    private static final String PROPERTY = "io.taosj.native.cache";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Duration UNUSED = Duration.ofDays(30);
    private static final Duration TOUCH = Duration.ofDays(1);
    private static final String UNPACKING = "taosj-unpacking-";
    private static final int BUFFER = 1 << 20;

    private final Path directory;

    NativeCache(Path directory) {
        this.directory = directory;
    }

    /** What a file has to be: its length, its CRC-32, and where to get it. */
    record Content(long size, long crc, Source source) {}

    /** Opens a content for reading. */
    interface Source {
        InputStream open() throws IOException;
    }

    /** The directory by the platform's conventions or by the system property; null if there is to be none. */
    static @Nullable Path directory() {
        String wanted = System.getProperty(PROPERTY);
        if (wanted != null) {
            return wanted.equals("off") ? null : Path.of(wanted);
        }
        Path home = Path.of(System.getProperty("user.home", ""));
        if (!home.isAbsolute() || !Files.isDirectory(home)) {
            return null;
        }
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return given("LOCALAPPDATA", home.resolve("AppData").resolve("Local"))
                    .resolve("taosj")
                    .resolve("cache");
        }
        Path caches = os.startsWith("mac")
                ? home.resolve("Library").resolve("Caches")
                : given("XDG_CACHE_HOME", home.resolve(".cache"));
        return caches.resolve("taosj");
    }

    private static Path given(String variable, Path otherwise) {
        String value = System.getenv(variable);
        Path path = value == null || value.isEmpty() ? otherwise : Path.of(value);
        return path.isAbsolute() ? path : otherwise;
    }

    /**
     * The file of a content, which is unpacked if it is not there or is damaged.
     *
     * @return a file named prefix, then something that tells contents apart, then suffix
     * @throws IOException if the directory can't be made, is open to others, or its files can't be executed
     */
    Path provide(String prefix, String suffix, Content content) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        Files.createDirectories(directory, attributes);
        if (posix) {
            checkOwner();
        }
        String name = prefix + Long.toHexString(content.crc()) + "_" + Long.toHexString(content.size()) + "_" + suffix;
        Path file = directory.resolve(name);
        if (!isIntact(file, content)) {
            prune(prefix);
            unpack(file, content, attributes);
        }
        if (!Files.isExecutable(file)) {
            throw new IOException("files in " + directory + " can't be executed");
        }
        touch(file);
        return file;
    }

    /** Nobody else may put something there that would be run as this user. */
    private void checkOwner() throws IOException {
        Set<PosixFilePermission> permissions =
                Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS); // of a link: all
        String user = System.getProperty("user.name", "");
        String owner = Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).getName();
        if (!permissions.equals(OWNER_ONLY) || !owner.equals(user)) {
            throw new IOException(directory + " is not a directory of user " + user + " alone");
        }
    }

    private static boolean isIntact(Path file, Content content) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes.isRegularFile() && attributes.size() == content.size() && crc(file) == content.crc();
    }

    private static long crc(Path file) throws IOException {
        CRC32 crc = new CRC32();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(buffer.clear()) >= 0) {
                crc.update(buffer.flip());
            }
        }
        return crc.getValue();
    }

    private void unpack(Path file, Content content, FileAttribute<?>[] attributes) throws IOException {
        Path fresh = Files.createTempFile(directory, UNPACKING, ".tmp", attributes);
        try {
            try (InputStream in = content.source().open()) {
                Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
            }
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(fresh, OWNER_ONLY); // the copy has made the file anew
            }
            if (!isIntact(fresh, content)) {
                throw new IOException("the library in the driver's jar is damaged");
            }
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            move(fresh, file, content);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void move(Path fresh, Path file, Content content) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Windows does not replace a file that another process, which was faster, has loaded
            if (!isIntact(file, content)) {
                throw e;
            }
        }
    }

    /** Removes libraries of other versions and remains of killed processes that nobody has used for long. */
    private void prune(String prefix) throws IOException {
        Instant limit = Instant.now().minus(UNUSED);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                boolean ours = name.startsWith(prefix) || name.startsWith(UNPACKING);
                if (ours
                        && Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                                .toInstant()
                                .isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Notes that the file is in use, for {@link #prune}; once a day is enough. */
    private static void touch(Path file) throws IOException {
        Instant now = Instant.now();
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(TOUCH))) {
            Files.setLastModifiedTime(file, FileTime.from(now));
        }
    }
}
