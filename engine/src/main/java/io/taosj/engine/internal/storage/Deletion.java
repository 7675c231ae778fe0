package io.taosj.engine.internal.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps readers from using what is known of the newest rows while rows are deleted. */
final class Deletion {
    private Deletion() {}

    /**
     * Does a deletion; the tables' flush locks are held.
     *
     * @param concerned the numbers of the tables that may lose rows; null for all
     * @param work gives the number of deleted rows
     */
    static <T extends Number> T run(List<RowTable> tables, @Nullable Set<Integer> concerned, Supplier<T> work) {
        List<RowTable> begun = new ArrayList<>();
        Set<Integer> lost = concerned;
        try {
            for (RowTable table : tables) {
                Core.acquire(table.publishLock()); // not between the two halves of a reader's picture
                try {
                    table.last().deletionBegins();
                    begun.add(table);
                } finally {
                    table.publishLock().unlock();
                }
            }
            T count = work.get();
            if (count.longValue() == 0) {
                lost = Set.of();
            }
            return count;
        } finally {
            for (RowTable table : begun) {
                table.last().deletionEnds(lost);
            }
        }
    }
}
