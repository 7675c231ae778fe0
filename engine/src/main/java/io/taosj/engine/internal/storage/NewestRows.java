package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.ColumnDef;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Picks from sorted rows those that LAST_ROW and LAST of any column can ask for: of each table the newest row, and for each
 * column the newest row with a value in it; rows of the same time come together. All picks go into one run, which takes
 * less memory than one for each table.
 */
final class NewestRows {
    private final List<ColumnDef> columns;
    private final Run picked = new Run(0);
    private final Map<Integer, RunSource.Slice> slices = new HashMap<>();

    NewestRows(List<ColumnDef> columns) {
        this.columns = columns;
    }

    private record Place(Run run, int row) {}

    /** Picks from a table's rows; the older ones, if any, are older than the newer ones. */
    void add(RunSource.@Nullable Slice older, RunSource.Slice newer) {
        List<Place> places = new ArrayList<>();
        BitSet found = new BitSet();
        pick(newer, found, places);
        if (older != null && found.cardinality() < columns.size()) {
            pick(older, found, places);
        }
        int from = picked.rows();
        for (int i = places.size() - 1; i >= 0; i--) {
            Place place = places.get(i);
            picked.append(place.run(), place.row(), place.row() + 1);
        }
        slices.put(newer.tbid(), new RunSource.Slice(newer.tbid(), picked, from, picked.rows()));
    }

    private void pick(RunSource.Slice slice, BitSet found, List<Place> places) {
        Run run = slice.run();
        for (int row = slice.to() - 1; row >= slice.from(); row--) {
            Place last = places.isEmpty() ? null : places.get(places.size() - 1);
            boolean sameTime = last != null && last.run().time(last.row()) == run.time(row);
            if (!sameTime && found.cardinality() == columns.size()) {
                return;
            }
            if (finds(run, row, found) || sameTime || last == null) {
                places.add(new Place(run, row));
            }
        }
    }

    /** Whether the row has a value in a column for which there was none; notes those columns. */
    private boolean finds(Run run, int row, BitSet found) {
        boolean some = false;
        for (int i = 0; i < columns.size(); i++) {
            ColumnData column = found.get(i) ? null : run.column(columns.get(i).id());
            if (column != null && column.state(row) == ColumnData.VALUE) {
                found.set(i);
                some = true;
            }
        }
        return some;
    }

    Map<Integer, RunSource.Slice> slices() {
        return slices;
    }

    /** Whether late rows may change what is picked of their table. */
    static boolean concerns(RunSource.Slice late, RunSource.Slice known, List<ColumnDef> columns) {
        if (late.run().time(late.to() - 1) >= known.run().time(known.from())) {
            return true;
        }
        NewestRows probe = new NewestRows(columns);
        BitSet found = new BitSet();
        probe.pick(known, found, new ArrayList<>());
        return found.cardinality() < columns.size(); // an older row may be the first with a value
    }

    /** Copies the rows of all slices into one run. */
    static void compact(Map<Integer, RunSource.Slice> slices) {
        Run all = new Run(0);
        slices.replaceAll((tbid, slice) -> {
            int from = all.rows();
            all.append(slice.run(), slice.from(), slice.to());
            return new RunSource.Slice(tbid, all, from, all.rows());
        });
    }
}
