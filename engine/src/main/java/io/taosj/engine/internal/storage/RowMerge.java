package io.taosj.engine.internal.storage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The two ways in which versions of a row become one: inside a statement, and across statements. */
final class RowMerge {
    private RowMerge() {}

    /**
     * The rows of one statement sorted by key, one row per key: per column the newest value wins; NULL only if no version
     * has a value.
     */
    static Run normalise(Run run) {
        if (isStrictlyAscending(run)) {
            return run;
        }
        int[] order = IntStream.range(0, run.rows())
                .boxed()
                .sorted(((Comparator<Integer>) (a, b) -> Run.compareKeys(run, a, run, b)).thenComparing(a -> a))
                .mapToInt(Integer::intValue)
                .toArray();
        Run result = Run.like(run, run);
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && Run.compareKeys(run, order[from], run, order[to]) == 0) {
                to++;
            }
            appendVersions(result, run, Arrays.copyOfRange(order, from, to));
            from = to;
        }
        return result;
    }

    private static boolean isStrictlyAscending(Run run) {
        for (int row = 1; row < run.rows(); row++) {
            if (Run.compareKeys(run, row - 1, run, row) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static void appendVersions(Run result, Run run, int[] versions) {
        int[] ids = run.ids();
        int[] rowOfColumn = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            rowOfColumn[i] = winner(run.column(ids[i]), versions);
        }
        result.appendCells(run, rowOfColumn);
    }

    private static int winner(@org.jspecify.annotations.Nullable ColumnData column, int[] versions) {
        int given = -1;
        for (int i = versions.length - 1; i >= 0 && column != null; i--) {
            byte state = column.state(versions[i]);
            if (state == ColumnData.VALUE) {
                return versions[i];
            }
            if (state == ColumnData.NULL && given < 0) {
                given = versions[i];
            }
        }
        return given;
    }

    /** Sorted runs, oldest first, as one; at least one run. */
    static Run merge(List<Run> runs) {
        Run result = runs.get(0);
        for (Run newer : runs.subList(1, runs.size())) {
            result = merge(result, newer);
        }
        return result;
    }

    /** Two sorted runs as one: a cell that the newer one gives replaces, one that it doesn't give keeps. */
    static Run merge(Run older, Run newer) {
        Run result = Run.like(older, newer);
        int a = 0;
        int b = 0;
        while (a < older.rows() && b < newer.rows()) {
            int order = Run.compareKeys(older, a, newer, b);
            if (order == 0) {
                result.appendMerged(older, a++, newer, b++);
            } else if (order < 0) {
                int from = a++;
                while (a < older.rows() && Run.compareKeys(older, a, newer, b) < 0) {
                    a++;
                }
                result.append(older, from, a);
            } else {
                int from = b++;
                while (b < newer.rows() && Run.compareKeys(older, a, newer, b) > 0) {
                    b++;
                }
                result.append(newer, from, b);
            }
        }
        result.append(older, a, older.rows());
        result.append(newer, b, newer.rows());
        return result;
    }
}
