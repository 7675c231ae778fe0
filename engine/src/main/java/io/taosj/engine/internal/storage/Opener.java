package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.catalog.DatabaseOptions;
import io.taosj.engine.internal.catalog.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Opens a data directory: lock, store, catalog, then what the change log has and the store has not. */
final class Opener {
    private static final String STORE = "data.duckdb";
    private static final String LOG = "log";
    private static final String SPILL = "spill";

    private final EngineOptions options;
    private final Settings settings;
    private final Disk disk;

    Opener(EngineOptions options, Settings settings, Disk disk) {
        this.options = options;
        this.settings = settings;
        this.disk = disk;
    }

    /** What an open storage consists of; the last parts are closed first. */
    record Opened(Core core, AutoCloseable lock) {}

    Opened inMemory() {
        Path spill = Path.of(
                System.getProperty("java.io.tmpdir"),
                "taosj-spill-" + ProcessHandle.current().pid());
        Store store = Store.open(null, spill, options);
        CatalogStore catalogStore = new CatalogStore(store, false);
        catalogStore.open();
        return new Opened(new Core(options, settings, store, catalogStore), () -> {});
    }

    Opened inDirectory(Path directory) {
        DirectoryLock lock = null;
        Store store = null;
        boolean done = false;
        try {
            Files.createDirectories(directory.resolve(LOG));
            lock = DirectoryLock.acquire(directory);
            store = Store.open(directory.resolve(STORE), directory.resolve(SPILL), options);
            CatalogStore catalogStore = new CatalogStore(store, true);
            catalogStore.open();
            Core core = new Core(options, settings, store, catalogStore);
            recover(core, directory.resolve(LOG));
            done = true;
            return new Opened(core, lock);
        } catch (IOException e) {
            throw new EngineException(
                    Failures.SYSTEM_ERROR,
                    "System error: can't open directory " + directory + ": " + e.getMessage(),
                    e);
        } finally {
            if (!done && store != null) {
                store.close();
            }
            if (!done && lock != null) {
                lock.close();
            }
        }
    }

    private void recover(Core core, Path logDirectory) throws IOException {
        Map<Long, Long> reached = core.store.inTransaction(statement -> {
            try {
                core.catalogStore.read(statement, new CatalogLoader(core));
            } catch (IOException e) {
                throw new SQLException("a stored definition can't be read", e);
            }
            CatalogStore.dropped(statement).forEach((parent, children) -> {
                RowTable table = core.rowTables.get(parent);
                if (table != null) {
                    table.drop(children);
                }
            });
            return CatalogStore.reached(statement);
        });
        Outbox.Recovery events = core.store.inTransaction(Outbox::recovery);
        LogReplay replay = new LogReplay(core, new Flusher(core), reached);
        List<LogReader.Segment> segments = LogReader.read(logDirectory, needed(core), (sequence, payload) -> {
            events.seen(sequence, payload.duplicate());
            replay.record(sequence, payload);
        });
        long last = reached.values().stream().mapToLong(Long::longValue).max().orElse(0);
        last = Math.max(last, core.replayedSequence);
        ChangeLog log = new ChangeLog(disk, logDirectory, settings.segmentBytes(), last);
        core.log = log;
        for (LogReader.Segment segment : segments) {
            log.adopt(segment.path(), segment.last());
        }
        events.finish(core, log);
        core.history = new LogHistory(core, log);
    }

    /** The oldest record that the store may not have seen. */
    private static long needed(Core core) {
        String text = core.catalog.object(History.START, History.NEEDED);
        return text == null ? 0 : Long.parseLong(text);
    }

    /** Puts the stored catalog into memory. */
    private static final class CatalogLoader implements CatalogStore.Reader {
        private final Core core;

        CatalogLoader(Core core) {
            this.core = core;
        }

        @Override
        public void database(String name, CatalogStore.NewDatabase known, DatabaseOptions options) {
            int[] vgroups = known.vgroups().stream().mapToInt(Integer::intValue).toArray();
            core.catalog.addDatabase(name, known.id(), known.createdMillis(), options, vgroups);
        }

        @Override
        public void table(TableCodec.Stored stored) {
            Table table = stored.table();
            if (table instanceof Table.ChildTable child) {
                if (core.definer(child) instanceof Table.SuperTable parent) {
                    core.catalog.putTable(CatalogChanger.withTags(child, stored.tagIds(), Writer.tagIds(parent)));
                }
                return;
            }
            core.catalog.putTable(table);
            core.rowTables.put(table.uid(), new RowTable(table, false));
        }

        @Override
        public void object(String kind, String name, String text) {
            core.catalog.putObject(kind, name, text);
        }
    }

    /** Applies the records of the change log that the store has not seen. */
    private static final class LogReplay {
        private final Core core;
        private final Flusher flusher;
        private final Map<Long, Long> reached;

        LogReplay(Core core, Flusher flusher, Map<Long, Long> reached) {
            this.core = core;
            this.flusher = flusher;
            this.reached = reached;
        }

        void record(long sequence, ByteBuffer payload) throws IOException {
            RecordReader in = new RecordReader(payload);
            byte kind = in.readByte();
            core.replayedSequence = sequence;
            if (kind != RecordWriter.ROWS) {
                return; // the store has changes of tables and deletions already
            }
            for (int uid = in.readInt(); uid != 0; uid = in.readInt()) {
                child(uid, sequence, TableCodec.decode(in.readBytes()));
            }
            for (int uid = in.readInt(); uid != 0; uid = in.readInt()) {
                int tbid = in.readInt();
                in.readInt(); // version of the definition
                ByteBuffer part = in.readPart();
                RowTable table = pending(uid, sequence);
                if (table != null) {
                    Run run = new RecordReader(part).readRun();
                    long bytes = run.bytes();
                    table.active().add(tbid, run, bytes, sequence);
                    core.bufferedBytes.addAndGet(bytes);
                }
            }
            while (core.bufferedBytes.get() > core.settings.bufferBytes()) {
                flusher.makeRoom();
            }
        }

        /** The row table if it still exists and has not got as far as a record. */
        private @org.jspecify.annotations.Nullable RowTable pending(long uid, long sequence) {
            return sequence > reached.getOrDefault(uid, 0L) ? core.rowTables.get(uid) : null;
        }

        private void child(int uid, long sequence, TableCodec.Stored stored) {
            RowTable parent = pending(uid, sequence);
            if (parent != null && stored.table() instanceof Table.ChildTable child) {
                Table.ChildTable current =
                        CatalogChanger.withTags(child, stored.tagIds(), Writer.tagIds(parent.definer()));
                parent.active().addChild(current, sequence);
                core.catalog.putTable(current);
            }
        }
    }
}
