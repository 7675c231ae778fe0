package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the change log from its beginning when a directory is opened. */
final class LogReader {
    private static final System.Logger LOG = System.getLogger(LogReader.class.getName());

    /** Gets the records in order. */
    interface Handler {
        /** @param payload from its position to its limit */
        void record(long sequence, ByteBuffer payload) throws IOException;
    }

    /** A segment that was read, and the number of its last record. */
    record Segment(Path path, long last) {}

    private final Handler handler;
    private final List<Segment> segments = new ArrayList<>();
    private long last = -1;

    private LogReader(Handler handler) {
        this.handler = handler;
    }

    /**
     * Reads all records; what a crash left half-written at the end is cut off.
     *
     * @param from segments of which all records have smaller numbers are not read: they are kept for subscriptions only
     * @throws EngineException 0x104 if a file is damaged elsewhere
     */
    static List<Segment> read(Path directory, long from, Handler handler) throws IOException {
        List<Path> paths;
        try (Stream<Path> files = Files.list(directory)) {
            paths = files.filter(LogFormat::isSegment).sorted().toList();
        }
        LogReader reader = new LogReader(handler);
        for (int i = 0; i < paths.size(); i++) {
            boolean newest = i == paths.size() - 1;
            long next = newest ? Long.MAX_VALUE : LogFormat.firstSequence(paths.get(i + 1));
            if (next <= from) {
                reader.last = next - 1;
                reader.segments.add(new Segment(paths.get(i), next - 1));
            } else {
                reader.segment(paths.get(i), newest);
            }
        }
        return reader.segments;
    }

    private void segment(Path path, boolean newest) throws IOException {
        ByteBuffer data;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw damaged(path, 0, "too large");
            }
            data = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
        int at = 0;
        while (at < data.limit()) {
            if (!LogFormat.isRecord(data, at)) {
                if (!newest || hasLaterRecord(data, at)) {
                    throw damaged(path, at, "checksum or length is wrong");
                }
                cut(path, at, data.limit());
                break;
            }
            long sequence = LogFormat.sequence(data, at);
            if (last >= 0 && sequence != last + 1) {
                throw damaged(path, at, "record " + sequence + " follows " + last);
            }
            last = sequence;
            int end = at + LogFormat.HEADER + LogFormat.length(data, at);
            handle(
                    path,
                    at,
                    sequence,
                    data.duplicate().position(at + LogFormat.HEADER).limit(end));
            at = end;
        }
        segments.add(new Segment(path, last));
    }

    private void handle(Path path, int at, long sequence, ByteBuffer payload) throws IOException {
        try {
            handler.record(sequence, payload);
        } catch (java.nio.BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException(path + " at byte " + at + ": record " + sequence + " can't be read", e);
        }
    }

    /** Whether an undamaged record comes behind a damaged place: then the end is not just torn. */
    private boolean hasLaterRecord(ByteBuffer data, int damagedAt) {
        for (int at = damagedAt + 1; at <= data.limit() - LogFormat.HEADER; at++) {
            long sequence = LogFormat.sequence(data, at);
            // almost every place fails here, so that few checksums are computed
            if (sequence > last && sequence <= last + data.limit() && LogFormat.isRecord(data, at)) {
                return true;
            }
        }
        return false;
    }

    private static EngineException damaged(Path path, int at, String what) {
        return new EngineException(
                Failures.FILE_CORRUPTED,
                "Data file corrupted: " + path + " at byte " + at + " (" + what
                        + "); restore the file from a backup, or move it away to go on without its changes");
    }

    private static void cut(Path path, int at, int size) throws IOException {
        LOG.log(
                System.Logger.Level.WARNING,
                "cut off {0} bytes of a half-written record at the end of {1}",
                size - at,
                path);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(at);
        }
    }
}
