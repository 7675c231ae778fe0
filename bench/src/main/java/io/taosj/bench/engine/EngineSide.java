package io.taosj.bench.engine;

import io.taosj.engine.BoundTable;
import io.taosj.engine.BoundValues;
import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.engine.EngineStatement;
import io.taosj.wire.Block;
import io.taosj.wire.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The engine with the measured table. */
final class EngineSide implements Side {
    private final Engine engine;
    private final EngineSession session;

    private EngineSide(Engine engine) {
        this.engine = engine;
        this.session = engine.session();
    }

    /** Opens a directory, or memory if that is null, and makes the database and its super table if they are missing. */
    static EngineSide open(@Nullable Path directory) {
        EngineOptions options = directory == null ? EngineOptions.inMemory() : EngineOptions.inDirectory(directory);
        EngineSide side = new EngineSide(Engine.open(options));
        side.run("CREATE DATABASE IF NOT EXISTS power");
        side.run("USE power");
        side.run(Meters.CREATE.replace("STABLE", "STABLE IF NOT EXISTS"));
        return side;
    }

    EngineSession session() {
        return session;
    }

    /** Another session in the same database. */
    EngineSession newSession() {
        EngineSession another = engine.session();
        another.use("power");
        return another;
    }

    @Override
    public long run(Question question) {
        return run(question.dialect());
    }

    /** Reads all blocks of an answer. */
    @Override
    public long run(String sql) {
        return run(session, sql);
    }

    static long run(EngineSession session, String sql) {
        try (EngineResult result = session.execute(sql)) {
            long rows = result.affectedRows();
            for (Block block = result.next(); block != null; block = result.next()) {
                rows += block.rows();
            }
            return rows;
        }
    }

    /** Writes everything, a batch of each table at a time. */
    @Override
    public long load(Scale scale) {
        long written = 0;
        try (EngineStatement insert =
                session.prepare("INSERT INTO ? USING meters TAGS (?, ?) VALUES (?, ?, ?, ?, ?, ?)")) {
            for (int from = 0; from < scale.rows(); from += Scale.BATCH) {
                List<List<BoundValues>> kinds = new ArrayList<>();
                for (int kind = 0; kind < Meters.KINDS; kind++) {
                    kinds.add(columns(Meters.block(kind, from, Math.min(scale.rows(), from + Scale.BATCH))));
                }
                for (int table = 0; table < scale.tables(); table++) {
                    insert.bind(
                            List.of(new BoundTable(Meters.table(table), tags(table), kinds.get(table % Meters.KINDS))),
                            true);
                    written += insert.execute();
                }
            }
        }
        return written;
    }

    private static List<BoundValues> columns(Block block) {
        List<BoundValues> columns = new ArrayList<>();
        for (int i = 0; i < Meters.SCHEMA.size(); i++) {
            columns.add(BoundValues.of(block.column(i)));
        }
        return columns;
    }

    private static List<BoundValues> tags(int table) {
        return List.of(
                BoundValues.of(DataType.INT, List.of((long) Meters.group(table))),
                BoundValues.of(DataType.VARCHAR, List.of(Meters.location(table))));
    }

    @Override
    public void close() {
        session.close();
        engine.close();
    }
}
