package io.taosj.engine.internal.topic;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.storage.Change;
import io.taosj.engine.internal.storage.ChangeHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Super tables as they were at a place in the history. Found by reading the history once, and only if a super table has
 * been altered at all. Safe for use by several threads.
 */
final class Definitions {
    private final ChangeHistory history;
    // for each super table: number of a change -> the definition that it replaced
    private final Map<Long, NavigableMap<Long, Table.SuperTable>> replaced = new HashMap<>();
    private long seen;

    Definitions(ChangeHistory history) {
        this.history = history;
    }

    /** The definition that was in force when a change happened. */
    synchronized Table.SuperTable at(Table.SuperTable now, long number) {
        if (now.version() == 1) {
            return now;
        }
        seen = history.read(seen, this::note);
        NavigableMap<Long, Table.SuperTable> known = replaced.get(now.uid());
        Map.Entry<Long, Table.SuperTable> next = known == null ? null : known.higherEntry(number);
        return next == null ? now : next.getValue();
    }

    private boolean note(long number, Change change) {
        if (change instanceof Change.Replaced r && r.before() instanceof Table.SuperTable before) {
            replaced.computeIfAbsent(before.uid(), uid -> new TreeMap<>()).put(number, before);
        }
        return true;
    }

    /** The tags with some ids when a change happened; none if they can't be told any more. */
    List<ColumnDef> tags(Table.SuperTable now, List<Integer> ids, long number) {
        List<ColumnDef> known = at(now, number).tags();
        List<ColumnDef> tags = new ArrayList<>();
        for (Integer id : ids) {
            known.stream().filter(tag -> tag.id() == id).findFirst().ifPresent(tags::add);
        }
        // values can only be told apart if all tags are there
        return tags.size() == ids.size() ? tags : List.of();
    }
}
