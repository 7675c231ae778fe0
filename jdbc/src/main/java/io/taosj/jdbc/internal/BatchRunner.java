package io.taosj.jdbc.internal;

import java.nio.charset.StandardCharsets;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs a batch of statements. Neighbouring INSERTs of plain values become one statement, as far as the server's limit
 * for the length of a statement goes; the counts stay those of the single statements.
 */
final class BatchRunner {
    /** servers take statements of up to 1 MiB */
    private static final int MOST_BYTES = 1_000_000;

    private final Executor executor;
    private final boolean goOn;
    private final long[] counts;
    private @Nullable SQLException first;

    /** Runs one statement and gives the rows it wrote. */
    @FunctionalInterface
    interface Executor {
        long update(String sql) throws SQLException;
    }

    private BatchRunner(Executor executor, boolean goOn, int size) {
        this.executor = executor;
        this.goOn = goOn;
        this.counts = new long[size];
        Arrays.fill(counts, Statement.EXECUTE_FAILED);
    }

    /**
     * @param goOn whether to run what comes after a statement that fails
     * @throws BatchUpdateException if a statement fails, with the counts of what was run
     */
    static long[] run(List<String> statements, Executor executor, boolean goOn) throws BatchUpdateException {
        BatchRunner runner = new BatchRunner(executor, goOn, statements.size());
        int at = 0;
        while (at < statements.size()) {
            Joined joined = new Joined();
            while (at + joined.members.size() < statements.size()
                    && joined.add(statements.get(at + joined.members.size()))) {
                // as many as fit
            }
            if (joined.members.size() < 2) {
                runner.single(statements.get(at), at);
                at++;
            } else {
                runner.joined(statements, joined, at);
                at += joined.members.size();
            }
        }
        if (runner.first != null) {
            throw runner.failure(statements.size());
        }
        return runner.counts;
    }

    private void single(String sql, int index) throws BatchUpdateException {
        try {
            counts[index] = executor.update(sql);
        } catch (SQLException e) {
            if (first == null) {
                first = e;
            }
            if (!goOn) {
                throw failure(index);
            }
        }
    }

    private void joined(List<String> statements, Joined joined, int index) throws BatchUpdateException {
        int size = joined.members.size();
        try {
            long written = executor.update(joined.sql());
            for (int i = 0; i < size; i++) {
                int rows = joined.members.get(i).rows();
                counts[index + i] = written == joined.rows ? rows : Statement.SUCCESS_NO_INFO;
            }
        } catch (SQLSyntaxErrorException | java.sql.SQLDataException e) {
            // refused before anything was written: one by one shows which statement is wrong
            for (int i = 0; i < size; i++) {
                single(statements.get(index + i), index + i);
            }
        } catch (SQLException e) {
            first = first == null ? e : first;
            if (!goOn) {
                throw failure(index);
            }
        }
    }

    private BatchUpdateException failure(int done) {
        SQLException cause = first == null ? Failures.state("the batch failed") : first;
        long[] known = goOn ? counts : Arrays.copyOf(counts, done);
        return new BatchUpdateException(
                "statement " + done + " of the batch failed: " + cause.getMessage(),
                cause.getSQLState(),
                cause.getErrorCode(),
                known,
                cause);
    }

    /** INSERTs that become one. */
    private static final class Joined {
        private final List<PlainInsert> members = new ArrayList<>();
        private final Map<String, String> heads = new HashMap<>();
        private final StringBuilder text = new StringBuilder("insert into");
        private String lastHead = "";
        private long rows;
        private int bytes;

        boolean add(String sql) {
            PlainInsert insert = PlainInsert.of(sql);
            if (insert == null) {
                return false;
            }
            int length = sql.getBytes(StandardCharsets.UTF_8).length;
            String known = heads.putIfAbsent(insert.table(), insert.head());
            boolean other = known != null && !known.equals(insert.head());
            if (other || !members.isEmpty() && bytes + length > MOST_BYTES) {
                return false;
            }
            if (!insert.head().equals(lastHead)) {
                text.append(' ').append(insert.head());
                lastHead = insert.head();
            }
            text.append(' ').append(insert.values());
            bytes += length;
            rows += insert.rows();
            members.add(insert);
            return true;
        }

        String sql() {
            return text.toString();
        }
    }
}
