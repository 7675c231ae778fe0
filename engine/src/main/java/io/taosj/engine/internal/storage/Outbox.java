package io.taosj.engine.internal.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Changes of tables and deletions on their way into the change log. The store takes them up in the transaction that makes
 * them true, together with the numbers that their records will get, so that a crash between that and the change log costs
 * subscribers nothing: what the log lacks is added when the directory is opened again.
 */
final class Outbox {
    private final Core core;
    private final AtomicLong newest = new AtomicLong(Long.MIN_VALUE);
    private volatile boolean kept;

    /** @param sequence the number that the record of a change should have */
    private record Pending(long sequence, ByteBuffer payload) {}

    Outbox(Core core) {
        this.core = core;
    }

    static void create(Statement statement) throws SQLException {
        statement.execute("CREATE TABLE IF NOT EXISTS taosj_event (seq BIGINT, record VARCHAR)");
    }

    /** Notes changes that come into force with a transaction; the write lock is held until they are logged. */
    void put(Statement statement, List<Change> changes) throws SQLException {
        ChangeLog log = core.log;
        if (log == null) {
            return;
        }
        long sequence = log.lastSequence();
        for (Change change : changes) {
            sequence++;
            // rows that are only appended never conflict with those of other transactions
            statement.execute("INSERT INTO taosj_event VALUES (" + sequence + ", '"
                    + HexFormat.of().formatHex(payload(ChangeCodec.encode(change))) + "')");
        }
        newest.accumulateAndGet(sequence, Math::max);
    }

    private static byte[] payload(ByteBuffer record) {
        byte[] payload = new byte[record.limit() - LogFormat.HEADER];
        record.get(LogFormat.HEADER, payload);
        return payload;
    }

    /** Leaves everything as it is for the next start. */
    void keep() {
        kept = true;
    }

    /** Forgets what has reached the disk with the change log. */
    void clear(ChangeLog log) {
        long known = newest.get();
        if (!kept && known > Long.MIN_VALUE && log.isForced(known)) {
            core.store.transact(statement -> statement.execute("DELETE FROM taosj_event WHERE seq <= " + known));
            newest.compareAndSet(known, Long.MIN_VALUE);
        }
    }

    /** What the last process may not have logged. */
    static Recovery recovery(Statement statement) throws SQLException {
        List<Pending> pending = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT seq, record FROM taosj_event ORDER BY seq")) {
            while (rows.next()) {
                pending.add(new Pending(
                        rows.getLong(1), ByteBuffer.wrap(HexFormat.of().parseHex(rows.getString(2)))));
            }
        }
        return new Recovery(pending);
    }

    /** Compares the noted changes with the log as it is read. */
    static final class Recovery {
        private final List<Pending> pending;
        private final boolean any;
        private long first = Long.MAX_VALUE;

        private Recovery(List<Pending> pending) {
            this.pending = pending;
            this.any = !pending.isEmpty();
        }

        /** A record that is in the log. */
        void seen(long sequence, ByteBuffer payload) {
            first = Math.min(first, sequence);
            pending.removeIf(p -> p.sequence() == sequence && p.payload().equals(payload));
        }

        /** Logs what the log lacks. */
        void finish(Core core, ChangeLog log) throws IOException {
            if (!any) {
                return;
            }
            long last = log.lastSequence();
            for (Pending change : pending) {
                // older ones lie in parts of the log that are complete, or gone
                if (change.sequence() >= first || change.sequence() > last) {
                    ByteBuffer payload = change.payload().duplicate();
                    ByteBuffer record = ByteBuffer.allocate(LogFormat.HEADER + payload.remaining());
                    log.append(record.position(LogFormat.HEADER).put(payload).rewind());
                }
            }
            log.force(Long.MAX_VALUE, core.writeLock);
            core.store.transact(statement -> statement.execute("DELETE FROM taosj_event"));
        }
    }
}
