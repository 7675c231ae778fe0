package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.Table;
import java.util.List;

/** One entry of the history of changes: what one statement did to tables and rows. */
public sealed interface Change {

    /**
     * Rows, and children that were made for them or without any.
     *
     * @param created new children; may be empty
     * @param rows table by table; may be empty
     */
    record Written(List<Child> created, List<TableRows> rows) implements Change {
        public Written {
            created = List.copyOf(created);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A child as it was then.
     *
     * @param tagIds which tags of the super table its values belong to
     */
    record Child(Table.ChildTable table, List<Integer> tagIds) {
        public Child {
            tagIds = List.copyOf(tagIds);
        }
    }

    /** New super tables and normal tables. */
    record Created(List<Table> tables) implements Change {
        public Created {
            tables = List.copyOf(tables);
        }
    }

    /**
     * A table got another definition.
     *
     * @param tagIds which tags a child's values belong to; empty for other tables
     */
    record Replaced(Table before, Table after, List<Integer> tagIds) implements Change {
        public Replaced {
            tagIds = List.copyOf(tagIds);
        }
    }

    /** Tables were dropped; a dropped super table stands for its children, too. */
    record Dropped(List<Table> tables) implements Change {
        public Dropped {
            tables = List.copyOf(tables);
        }
    }

    /** Rows of child and normal tables were deleted; tables that are gone by now are missing. */
    record Deleted(List<Table> tables, long from, long to) implements Change {
        public Deleted {
            tables = List.copyOf(tables);
        }
    }
}
