package io.taosj.internal.writer;

import io.taosj.ClientErrors;
import io.taosj.TaosInterfaceException;
import io.taosj.TaosOperationalException;
import io.taosj.wire.WireFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Files that hold accepted rows until they are written. Each is a head and records: length, checksum and rows in the
 * form in which they are sent. Only appended to; what a crash left half written at the end is cut off.
 */
final class Spool implements AutoCloseable {
    /** Takes the rows of a record that an earlier run left. */
    @FunctionalInterface
    interface Reader {
        /**
         * @return the number of rows
         */
        int take(ByteBuffer message, Segment segment);
    }

    private static final int MAGIC = 0x4C505354;
    private static final int VERSION = 1;
    private static final int HEAD = 12;
    private static final int RECORD_HEAD = 8;
    private static final String SUFFIX = ".taosj-spool";

    private final Path directory;
    private final byte[] statement;
    private final long segmentBytes;
    private final boolean sync;
    private final FileChannel lockFile;
    private final ReentrantLock lock = new ReentrantLock();
    private final ByteBuffer recordHead = ByteBuffer.allocate(RECORD_HEAD).order(ByteOrder.LITTLE_ENDIAN);
    private @Nullable FileChannel out;
    private @Nullable Segment current;
    private long next;
    private boolean closed;

    /**
     * @param sql the INSERT, which the files must be of
     * @param sync whether each record is forced to the disk before it counts as accepted
     */
    Spool(Path directory, String sql, long segmentBytes, boolean sync) {
        this.directory = directory;
        this.statement = sql.getBytes(StandardCharsets.UTF_8);
        this.segmentBytes = segmentBytes;
        this.sync = sync;
        this.lockFile = lock(directory);
    }

    private static FileChannel lock(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return channel;
            }
            closeQuietly(channel);
        } catch (IOException e) {
            throw failed("can't use the spool directory " + directory, e);
        }
        throw new TaosInterfaceException(
                ClientErrors.INVALID_ARGUMENT,
                "the spool directory " + directory + " is in use by another writer; give each its own");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException ignored) {
            // nothing was written
        }
    }

    private static TaosOperationalException failed(String what, IOException e) {
        return new TaosOperationalException(ClientErrors.SPOOL, what + ": " + e.getMessage(), e, false);
    }

    /**
     * Gives all rows of earlier runs to a reader, oldest first.
     *
     * @return the number of rows
     * @throws TaosInterfaceException if the files are of another statement
     */
    long replay(Reader reader) {
        long rows = 0;
        for (Path file : files()) {
            String name = file.getFileName().toString();
            next = Math.max(next, Long.parseLong(name.substring(0, name.length() - SUFFIX.length()), 16) + 1);
            Segment segment = new Segment(file);
            // the reader's own, so that the file stays until all of it was read
            segment.add(1);
            try {
                rows += read(file, segment, reader);
            } catch (IOException e) {
                throw failed("can't read the spool file " + file, e);
            }
            segment.seal();
            segment.done(1);
        }
        return rows;
    }

    private List<Path> files() {
        try (Stream<Path> found = Files.list(directory)) {
            return new ArrayList<>(found.filter(p -> p.getFileName().toString().matches("[0-9a-f]{16}" + SUFFIX))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw failed("can't list the spool directory " + directory, e);
        }
    }

    private long read(Path file, Segment segment, Reader reader) throws IOException {
        long rows = 0;
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long at = head(in, file);
            while (at >= 0) {
                ByteBuffer message = record(in, at);
                if (message == null) {
                    // torn by a crash: nobody was told that it was accepted
                    in.truncate(at);
                    return rows;
                }
                at += RECORD_HEAD + message.remaining();
                rows += reader.take(message, segment);
            }
        } catch (WireFormatException e) {
            throw new TaosInterfaceException(
                    ClientErrors.INVALID_ARGUMENT,
                    "the spool file " + file + " has rows that don't fit the statement: " + e.getMessage(),
                    e);
        }
        return rows;
    }

    /** Where the first record is, or -1 if the file ends in its head. */
    private long head(FileChannel in, Path file) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD + statement.length).order(ByteOrder.LITTLE_ENDIAN);
        fill(in, head, 0);
        if (head.position() < HEAD) {
            return -1;
        }
        int length = head.getInt(8);
        boolean mine = head.getInt(0) == MAGIC && head.getInt(4) == VERSION && length == statement.length;
        if (mine && head.hasRemaining()) {
            return -1;
        }
        if (!mine || !ByteBuffer.wrap(statement).equals(head.flip().position(HEAD))) {
            throw new TaosInterfaceException(
                    ClientErrors.INVALID_ARGUMENT,
                    "the spool file " + file + " holds rows of another statement; write them with that one, or delete "
                            + "the file");
        }
        return (long) HEAD + length;
    }

    private static void fill(FileChannel in, ByteBuffer target, long at) throws IOException {
        while (target.hasRemaining()) {
            int count = in.read(target, at + target.position());
            if (count < 0) {
                return;
            }
        }
    }

    private static @Nullable ByteBuffer record(FileChannel in, long at) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(RECORD_HEAD).order(ByteOrder.LITTLE_ENDIAN);
        fill(in, head, at);
        long length = head.hasRemaining() ? -1 : head.getInt(0);
        if (length <= 0 || length > in.size() - at - RECORD_HEAD) {
            return null;
        }
        ByteBuffer message = ByteBuffer.allocate((int) length);
        fill(in, message, at + RECORD_HEAD);
        return checksum(message.flip()) == head.getInt(4) ? message : null;
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }

    /**
     * Keeps rows; when this returns, they survive the end of this process.
     *
     * @return the file, which is to be told when the rows are done
     */
    Segment append(ByteBuffer message, int rows) {
        lock.lock();
        try {
            if (closed) {
                throw WriterCore.closedException();
            }
            FileChannel channel = channel();
            long start = channel.position();
            boolean done = false;
            try {
                recordHead.clear();
                recordHead.putInt(message.remaining()).putInt(checksum(message)).flip();
                ByteBuffer[] parts = {recordHead, message.duplicate()};
                while (parts[0].hasRemaining() || parts[1].hasRemaining()) {
                    channel.write(parts);
                }
                if (sync) {
                    channel.force(false);
                }
                done = true;
            } finally {
                if (!done) {
                    channel.truncate(start);
                }
            }
            Segment segment = java.util.Objects.requireNonNull(current);
            segment.add(rows);
            return segment;
        } catch (IOException e) {
            throw failed("can't write to the spool in " + directory + "; the rows were not accepted", e);
        } finally {
            lock.unlock();
        }
    }

    private FileChannel channel() throws IOException {
        FileChannel channel = out;
        if (channel != null && channel.position() < segmentBytes) {
            return channel;
        }
        endSegment();
        Path file = directory.resolve(String.format("%016x%s", next++, SUFFIX));
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        ByteBuffer head = ByteBuffer.allocate(HEAD + statement.length).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(MAGIC)
                .putInt(VERSION)
                .putInt(statement.length)
                .put(statement)
                .flip();
        while (head.hasRemaining()) {
            channel.write(head);
        }
        out = channel;
        current = new Segment(file);
        return channel;
    }

    private void endSegment() throws IOException {
        FileChannel channel = out;
        Segment segment = current;
        out = null;
        current = null;
        if (channel != null) {
            channel.close();
        }
        if (segment != null) {
            segment.seal();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            endSegment();
            lockFile.close();
        } catch (IOException e) {
            throw failed("can't close the spool in " + directory, e);
        } finally {
            lock.unlock();
        }
    }
}
