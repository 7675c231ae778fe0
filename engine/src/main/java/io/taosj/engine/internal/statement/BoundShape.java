package io.taosj.engine.internal.statement;

import io.taosj.engine.BoundValues;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.insert.InsertSession;
import io.taosj.engine.internal.insert.PreparedShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A prepared INSERT's shape with what copies values into it. */
final class BoundShape {
    private final PreparedShape shape;
    private final boolean anyTable;
    private final List<ColumnBinder> tags;
    private final List<ColumnBinder> columns;

    /** @param anyTable whether every bound table may have a definition of its own */
    BoundShape(PreparedShape shape, boolean anyTable) {
        this.shape = shape;
        this.anyTable = anyTable;
        this.tags = shape.tags().stream().map(ColumnBinder::new).toList();
        this.columns = shape.columns().stream().map(ColumnBinder::new).toList();
    }

    PreparedShape shape() {
        return shape;
    }

    List<ColumnBinder> columns() {
        return columns;
    }

    /** Whether a table has this shape, and the shape is still that of the tables. */
    boolean fits(@Nullable BoundName name, InsertSession now) {
        Database database = shape.database();
        boolean samePlace = name == null || name.database() == null
                ? anyTable == false || database.name().equals(now.database())
                : name.database().equals(database.name());
        if (!samePlace || now.storage().catalog().database(database.name()) != database) {
            return false;
        }
        if (database.table(shape.definer().name()) != shape.definer()) {
            return false;
        }
        PreparedShape.Target target = shape.target();
        if (target != null) {
            return Objects.equals(database.table(target.name()), target.table());
        }
        return !anyTable || name != null && definer(database, name.table()) == shape.definer();
    }

    private static @Nullable Table definer(Database database, String table) {
        Table found = database.table(table);
        return found instanceof Table.ChildTable child ? database.table(child.superTable()) : found;
    }

    /** The tags of a new child: bound ones at their places, else those that the statement has. */
    List<@Nullable Object> tags(List<BoundValues> bound) {
        List<@Nullable Object> values = new ArrayList<>(shape.fixedTags());
        if (!shape.creates()) {
            throw StatementErrors.apiUsage();
        }
        if (bound.isEmpty()) {
            if (shape.tagsParametrised()) {
                throw StatementErrors.apiUsage();
            }
            return values;
        }
        if (bound.size() != tags.size()) {
            throw StatementErrors.invalid(
                    "the statement takes " + tags.size() + " tags, " + bound.size() + " were bound");
        }
        for (int i = 0; i < tags.size(); i++) {
            values.set(shape.tagIndexes().get(i), tags.get(i).tag(bound.get(i)));
        }
        return values;
    }
}
