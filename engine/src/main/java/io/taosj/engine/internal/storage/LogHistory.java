package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The history of an engine on disk: a change's number is its record's number in the change log, counted from 0. */
final class LogHistory extends History {
    private static final int CHUNK = 256 << 10;
    private static final int MOST_MARKS = 4096;

    private final Core core;
    private final ChangeLog log;
    private final ChangeCodec codec;
    // where records begin, for some of them, so that a reader finds its place without reading a segment from its start
    private final Map<Path, ConcurrentNavigableMap<Long, Long>> marks = new ConcurrentHashMap<>();
    private volatile long end;

    LogHistory(Core core, ChangeLog log) {
        super(core.catalog);
        this.core = core;
        this.log = log;
        this.codec = new ChangeCodec(core);
        this.end = log.lastSequence();
    }

    @Override
    void add(Change change, long logged) {
        end = logged;
        tell();
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public long first() {
        List<ChangeLog.Extent> extents = extents();
        return extents.isEmpty() ? end : extents.get(0).first() - 1;
    }

    private List<ChangeLog.Extent> extents() {
        Core.acquire(core.writeLock);
        try {
            return log.extents();
        } finally {
            core.writeLock.unlock();
        }
    }

    @Override
    public long read(long from, Reader reader) {
        if (from >= end) {
            return from;
        }
        List<ChangeLog.Extent> extents = extents();
        marks.keySet().retainAll(extents.stream().map(ChangeLog.Extent::path).toList());
        long sequence = from + 1;
        for (ChangeLog.Extent extent : extents) {
            if (extent.last() < sequence) {
                continue;
            }
            Pass pass = new Pass(extent, Math.max(sequence, extent.first()), reader);
            try (FileChannel channel = FileChannel.open(extent.path(), StandardOpenOption.READ)) {
                pass.run(channel);
            } catch (NoSuchFileException e) {
                continue; // it was given up in this moment
            } catch (IOException e) {
                throw Failures.of(e);
            }
            sequence = pass.next;
            if (pass.stopped) {
                break;
            }
        }
        return sequence - 1;
    }

    /** One reader's way through one segment. */
    private final class Pass {
        private final ChangeLog.Extent extent;
        private final Reader reader;
        private final ConcurrentNavigableMap<Long, Long> places;
        private long next;
        private boolean stopped;
        private ByteBuffer buffer = ByteBuffer.allocate(CHUNK).flip();
        private long bufferAt;

        Pass(ChangeLog.Extent extent, long next, Reader reader) {
            this.extent = extent;
            this.next = next;
            this.reader = reader;
            this.places = marks.computeIfAbsent(extent.path(), path -> new ConcurrentSkipListMap<>());
        }

        void run(FileChannel channel) throws IOException {
            Map.Entry<Long, Long> mark = places.floorEntry(next);
            long sequence = mark == null ? extent.first() : mark.getKey();
            long at = mark == null ? 0 : mark.getValue();
            while (!stopped && sequence <= extent.last()) {
                int header = require(channel, at, LogFormat.HEADER);
                int length = LogFormat.HEADER + LogFormat.length(buffer, header);
                if (sequence >= next) {
                    int record = require(channel, at, length);
                    ByteBuffer data = buffer.slice(record, length);
                    if (!LogFormat.isRecord(data, 0) || LogFormat.sequence(data, 0) != sequence) {
                        throw damaged(at);
                    }
                    stopped = !reader.change(sequence - 1, decode(data, at));
                    next = sequence + 1;
                }
                at += length;
                sequence++;
            }
            mark(sequence, at);
        }

        private Change decode(ByteBuffer data, long at) throws IOException {
            // rows are decoded later, when the buffer may hold something else
            byte[] payload = new byte[data.limit() - LogFormat.HEADER];
            data.get(LogFormat.HEADER, payload);
            try {
                return codec.decode(ByteBuffer.wrap(payload));
            } catch (java.nio.BufferUnderflowException | IllegalArgumentException e) {
                throw new IOException(extent.path() + " at byte " + at + " can't be read", e);
            }
        }

        private void mark(long sequence, long at) {
            if (places.size() >= MOST_MARKS) {
                places.clear();
            }
            places.put(sequence, at);
        }

        /** Has some bytes of the file in the buffer; returns where. */
        private int require(FileChannel channel, long at, int length) throws IOException {
            if (at + length > extent.size() || length < LogFormat.HEADER) {
                throw damaged(at);
            }
            if (at < bufferAt || at + length > bufferAt + buffer.limit()) {
                int room = (int) Math.min(extent.size() - at, Math.max(CHUNK, length));
                buffer = buffer.capacity() >= room ? buffer.clear() : ByteBuffer.allocate(room);
                buffer.limit(room);
                bufferAt = at;
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer, at + buffer.position()) < 0) {
                        throw damaged(at);
                    }
                }
                buffer.flip();
            }
            return (int) (at - bufferAt);
        }

        private EngineException damaged(long at) {
            return new EngineException(
                    Failures.FILE_CORRUPTED, "Data file corrupted: " + extent.path() + " at byte " + at);
        }
    }
}
