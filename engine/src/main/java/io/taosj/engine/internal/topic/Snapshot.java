package io.taosj.engine.internal.topic;

import io.taosj.engine.EngineResult;
import io.taosj.engine.TopicMessage;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.Query;
import io.taosj.wire.Block;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that the tables of one vgroup hold, for a consumer that begins with it instead of with the log. For use by one
 * thread at a time, except {@link #close()}.
 */
final class Snapshot implements AutoCloseable {
    /** The offset of its messages, which have no place in the log. */
    static final long OFFSET = -2_147_467_258L;

    private static final int MOST_ROWS = 4096;

    private final TopicReader reader;
    private final TopicQueries queries;
    private final int vgroup;
    private final Queue<String> metas = new ArrayDeque<>();
    private final Queue<Table> tables = new ArrayDeque<>();
    private boolean queried;
    private @Nullable Table table;
    private volatile @Nullable EngineResult result;
    private volatile boolean closed;

    Snapshot(TopicReader reader, TopicQueries queries, Database database, int vgroup) {
        this.reader = reader;
        this.queries = queries;
        this.vgroup = vgroup;
        Map<String, List<MetaJson.NamedChild>> children = new TreeMap<>();
        List<String> normal = new ArrayList<>();
        for (Table one : database.tables()) {
            if (one instanceof Table.SuperTable parent && reader.wantsSuper(parent)) {
                metas.add(MetaJson.created(parent));
            } else if (one instanceof Table.ChildTable child && child.vgroup() == vgroup) {
                if (reader.wants(database, child)
                        && database.table(child.superTable()) instanceof Table.SuperTable parent) {
                    children.computeIfAbsent(parent.name(), name -> new ArrayList<>())
                            .add(new MetaJson.NamedChild(child, parent.tags()));
                    tables.add(child);
                }
            } else if (one instanceof Table.NormalTable plain
                    && plain.vgroup() == vgroup
                    && reader.wants(database, plain)) {
                normal.add(MetaJson.created(plain));
                tables.add(plain);
            }
        }
        children.values().forEach(list -> metas.add(MetaJson.created(list)));
        metas.addAll(normal);
        if (!reader.wantsMeta()) {
            metas.clear();
        }
        // a query's rows belong to no vgroup, so that the first one has them
        queried = reader.topic().query() != null && database.vgroups()[0] == vgroup;
        if (reader.topic().query() != null || !reader.wantsData()) {
            tables.clear();
        }
    }

    /** The next message, or null at the end. */
    @Nullable TopicMessage next() {
        String meta = metas.poll();
        if (meta != null) {
            return message(TopicMessage.Kind.META, List.of(), List.of(meta));
        }
        List<TopicMessage.Rows> rows = new ArrayList<>();
        for (int count = 0; count < MOST_ROWS && !closed; ) {
            TopicMessage.Rows some = rows();
            if (some == null) {
                break;
            }
            rows.add(some);
            count += some.block().rows();
        }
        return rows.isEmpty() ? null : message(TopicMessage.Kind.DATA, rows, List.of());
    }

    private TopicMessage message(TopicMessage.Kind kind, List<TopicMessage.Rows> rows, List<String> changes) {
        Topic topic = reader.topic();
        return new TopicMessage(topic.name(), topic.database(), vgroup, kind, OFFSET, OFFSET, rows, changes);
    }

    private TopicMessage.@Nullable Rows rows() {
        while (true) {
            EngineResult current = result;
            if (current == null && !open()) {
                return null;
            }
            current = result;
            Block block = current == null ? null : current.next();
            if (block != null) {
                return rows(block);
            }
            if (current != null) {
                current.close();
                result = null;
            }
        }
    }

    private TopicMessage.Rows rows(Block block) {
        Table current = table;
        Database database = reader.database();
        if (current == null || database == null) {
            List<Integer> ids =
                    IntStream.rangeClosed(1, block.schema().size()).boxed().toList();
            return new TopicMessage.Rows(null, block, 0, ids);
        }
        Table definer = current instanceof Table.ChildTable child ? database.table(child.superTable()) : current;
        List<Integer> ids = definer == null
                ? List.of()
                : RowBlocks.columns(definer).stream().map(ColumnDef::id).toList();
        return new TopicMessage.Rows(current.name(), block, 0, ids);
    }

    /** Opens what comes next; returns false at the end. */
    private boolean open() {
        Query query = reader.topic().query();
        if (queried && query != null) {
            queried = false;
            result = queries.all(query, reader.topic().database());
            return true;
        }
        Table next = tables.poll();
        table = next;
        if (next != null) {
            result = queries.all(next);
        }
        return next != null;
    }

    @Override
    public void close() {
        closed = true;
        EngineResult open = result;
        if (open != null) {
            open.close();
        }
    }
}
