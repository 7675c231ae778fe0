package io.taosj.engine.internal.topic;

import io.taosj.engine.ConsumerOptions;
import io.taosj.engine.EngineResult;
import io.taosj.engine.TopicMessage;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.Query;
import io.taosj.engine.internal.storage.ChangeHistory;
import io.taosj.engine.internal.storage.StorageEngine;
import io.taosj.engine.internal.storage.TableRows;
import io.taosj.wire.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads one topic for one consumer: picks from the history what the topic is about. */
final class TopicReader {
    private static final int MOST_ROWS = 4096;

    private final StorageEngine storage;
    private final TopicQueries queries;
    private final Definitions definitions;
    private final Topic topic;
    private final ConsumerOptions options;
    // whether a child fulfils the topic's condition, by its number
    private final Map<Long, Boolean> chosen = new ConcurrentHashMap<>();

    TopicReader(
            StorageEngine storage,
            TopicQueries queries,
            Definitions definitions,
            Topic topic,
            ConsumerOptions options) {
        this.storage = storage;
        this.queries = queries;
        this.definitions = definitions;
        this.topic = topic;
        this.options = options;
    }

    Definitions definitions() {
        return definitions;
    }

    Topic topic() {
        return topic;
    }

    /** The database, or null if it is gone. */
    @Nullable Database database() {
        return topic.database(storage.catalog());
    }

    /**
     * What was read.
     *
     * @param next the offset to go on with
     * @param message null if there was nothing for the topic
     */
    record Step(long next, @Nullable TopicMessage message) {}

    /**
     * Checks that the topic can be read in the way that the consumer wants.
     *
     * @throws io.taosj.engine.EngineException if not
     */
    void check() {
        if (options.replay() && topic.query() == null) {
            throw TopicErrors.noReplayOfTables();
        }
        Database database = database();
        if (options.replay()
                && database != null
                && database.vgroups().length > 1
                && database.table(topic.tableName()) instanceof Table.SuperTable) {
            throw TopicErrors.replayOfSeveral();
        }
    }

    /** Reads on in a vgroup. */
    Step read(int vgroup, long offset) {
        Database database = database();
        if (database == null) {
            return new Step(offset, null);
        }
        ChangeHistory history = storage.history();
        long start = history.start(database);
        long at = offset;
        while (true) {
            Collector collector =
                    new Collector(this, database, vgroup, options.batchMeta(), options.replay() ? 1 : MOST_ROWS);
            long read = history.read(at + start, collector::add) - start;
            long next = collector.stopped() < 0 ? read : collector.stopped() - start;
            if (collector.isEmpty()) {
                return new Step(Math.max(next, at), null);
            }
            List<TopicMessage.Rows> rows = rows(database, collector.rows());
            List<String> metas = collector.metas();
            if (!rows.isEmpty() || !metas.isEmpty()) {
                TopicMessage.Kind kind = kind(rows, metas);
                return new Step(
                        next,
                        new TopicMessage(topic.name(), topic.database(), vgroup, kind, offset, next, rows, metas));
            }
            at = next; // the query let nothing through
        }
    }

    private static TopicMessage.Kind kind(List<TopicMessage.Rows> rows, List<String> metas) {
        if (rows.isEmpty()) {
            return TopicMessage.Kind.META;
        }
        return metas.isEmpty() ? TopicMessage.Kind.DATA : TopicMessage.Kind.DATA_AND_META;
    }

    private List<TopicMessage.Rows> rows(Database database, List<TableRows> written) {
        if (written.isEmpty()) {
            return List.of();
        }
        if (topic.query() != null) {
            return queried(written);
        }
        RowBlocks blocks = new RowBlocks(database.precision());
        return written.stream().map(blocks::block).toList();
    }

    /** The query sorts rows by time, so that a row that replaces an earlier one needs a pass of its own. */
    private List<TopicMessage.Rows> queried(List<TableRows> written) {
        List<TopicMessage.Rows> blocks = new ArrayList<>();
        List<TableRows> pass = new ArrayList<>();
        Map<Long, Long> newest = new HashMap<>();
        for (TableRows rows : written) {
            Long before = newest.get(rows.table().uid());
            if (before != null && rows.time(0) <= before) {
                query(pass, blocks);
                pass.clear();
                newest.clear();
            }
            pass.add(rows);
            newest.put(rows.table().uid(), rows.time(rows.rows() - 1));
        }
        query(pass, blocks);
        return blocks;
    }

    private void query(List<TableRows> pass, List<TopicMessage.Rows> blocks) {
        Query query = topic.query();
        if (query == null || pass.isEmpty()) {
            return;
        }
        try (EngineResult result = queries.rows(query, topic.database(), pass)) {
            List<Integer> ids =
                    IntStream.rangeClosed(1, result.schema().size()).boxed().toList();
            for (Block block = result.next(); block != null; block = result.next()) {
                blocks.add(new TopicMessage.Rows(null, block, 0, ids));
            }
        }
    }

    /** Whether the topic is about a child or normal table. */
    boolean wants(Database database, Table table) {
        String wanted = topic.table();
        if (wanted == null) {
            return true;
        }
        if (!(table instanceof Table.ChildTable child)) {
            return topic.query() != null && table.name().equals(wanted);
        }
        if (topic.query() != null && child.name().equals(wanted)) {
            return true;
        }
        return child.superTable().equals(wanted) && fulfils(database, child);
    }

    /** Whether the topic is about a super table's definition. */
    boolean wantsSuper(Table.SuperTable table) {
        return topic.table() == null || table.name().equals(topic.table());
    }

    boolean wantsData() {
        return topic.data();
    }

    boolean wantsMeta() {
        return topic.meta();
    }

    private boolean fulfils(Database database, Table.ChildTable child) {
        if (topic.where() == null) {
            return true;
        }
        Boolean known = chosen.get(child.uid());
        if (known == null && database.table(child.superTable()) instanceof Table.SuperTable parent) {
            database.children(parent.name()).forEach(one -> chosen.putIfAbsent(one.uid(), false));
            queries.children(parent, topic.where()).forEach(one -> chosen.put(one.uid(), true));
            known = chosen.get(child.uid());
        }
        return Boolean.TRUE.equals(known);
    }
}
