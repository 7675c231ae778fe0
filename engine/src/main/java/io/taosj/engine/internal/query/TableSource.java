package io.taosj.engine.internal.query;

import org.jspecify.annotations.Nullable;

/** Where a query looks for tables of the system databases. */
@FunctionalInterface
public interface TableSource {

    /**
     * Finds a virtual table.
     *
     * @param database folded as the statement is
     * @param name folded as the statement is
     * @return null if there is no such virtual table; the catalog is asked then
     */
    @Nullable VirtualTable find(String database, String name);
}
