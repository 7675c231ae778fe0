package io.taosj.engine.internal.query;

import io.taosj.wire.Precision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One table or sub-query behind FROM. */
final class Leaf implements Relation {

    /** What kind of thing it is. */
    enum Kind {
        SUPER,
        CHILD,
        NORMAL,
        VIRTUAL,
        SUBQUERY
    }

    private final Kind kind;
    private final @Nullable String name;
    private final String alias;
    private final List<Field> fields;
    private final List<Field> star;
    private final @Nullable Field time;
    private final @Nullable Field key;
    private final Precision precision;
    private final String rows;
    private final @Nullable String children;
    private final boolean ordered;
    private final boolean constantTags;
    private boolean childrenUsed;
    private boolean childrenOnly;

    private Leaf(Builder builder) {
        this.kind = builder.kind;
        this.name = builder.name;
        this.alias = builder.alias;
        this.fields = List.copyOf(builder.fields);
        this.star = List.copyOf(builder.star);
        this.time = builder.time;
        this.key = builder.key;
        this.precision = builder.precision;
        this.rows = builder.rows;
        this.children = builder.children;
        this.ordered = builder.ordered;
        this.constantTags = builder.constantTags;
    }

    Kind kind() {
        return kind;
    }

    /** How expressions qualify its columns, or null for a sub-query without alias. */
    @Nullable String name() {
        return name;
    }

    /** Its alias in the store's SQL. */
    String alias() {
        return alias;
    }

    List<Field> fields() {
        return fields;
    }

    /** What {@code *} stands for. */
    List<Field> star() {
        return star;
    }

    /** The time column, or null. */
    @Nullable Field time() {
        return time;
    }

    /** The second part of a composite key, or null. */
    @Nullable Field key() {
        return key;
    }

    /** Whether the rows come in the order of the time column. */
    boolean ordered() {
        return ordered;
    }

    @Override
    public Precision precision() {
        return precision;
    }

    @Override
    public List<Leaf> leaves() {
        return List.of(this);
    }

    /** Whether this is one table whose rows all belong to one child or normal table. */
    boolean singleTable() {
        return kind == Kind.CHILD || kind == Kind.NORMAL;
    }

    /** Whether the rows are stored and told apart by tbid. */
    boolean stored() {
        return singleTable() || kind == Kind.SUPER;
    }

    /** The fields of a name, in any number. */
    List<Field> find(String column) {
        List<Field> found = new ArrayList<>();
        for (Field field : fields) {
            if (field.name().equals(column)) {
                found.add(field);
            }
        }
        return found;
    }

    /** The field that holds the table's name, or null. */
    @Nullable Field tbname() {
        for (Field field : fields) {
            if (field.role() == Field.Role.TBNAME) {
                return field;
            }
        }
        return null;
    }

    /** Says that a field is read, so that the table of children is joined only where it is needed. */
    Field use(Field field) {
        if (field.role().ofTable() && kind == Kind.SUPER && !constantTags) {
            childrenUsed = true;
        }
        return field;
    }

    /** From now on this stands for the children themselves, one row each, instead of for their rows. */
    void readChildrenOnly() {
        childrenOnly = true;
    }

    /** The table of children in the store, or null. */
    @Nullable String children() {
        return children;
    }

    @Override
    public String from() {
        if (childrenOnly) {
            return (children == null ? "(SELECT 1 AS one)" : children) + " AS " + alias;
        }
        if (childrenUsed && children != null) {
            return "(SELECT r.*, c.* EXCLUDE (tbid) FROM " + rows + " AS r JOIN " + children
                    + " AS c ON r.tbid = c.tbid) AS " + alias;
        }
        return rows + " AS " + alias;
    }

    /** Collects what a leaf consists of. */
    static final class Builder {
        private final Kind kind;
        private final String alias;
        private final Precision precision;
        private final String rows;
        private final List<Field> fields = new ArrayList<>();
        private final List<Field> star = new ArrayList<>();
        private @Nullable String name;
        private @Nullable Field time;
        private @Nullable Field key;
        private @Nullable String children;
        private boolean ordered;
        private boolean constantTags;

        /**
         * Starts.
         *
         * @param rows what stands behind FROM in the store's SQL, without alias
         */
        Builder(Kind kind, String alias, Precision precision, String rows) {
            this.kind = kind;
            this.alias = alias;
            this.precision = precision;
            this.rows = rows;
        }

        Builder name(@Nullable String visibleName) {
            this.name = visibleName;
            return this;
        }

        Builder children(String table) {
            this.children = table;
            return this;
        }

        Builder ordered(boolean byTime) {
            this.ordered = byTime;
            return this;
        }

        /** The fields of tags and of the table's name are constants. */
        Builder constantTags() {
            this.constantTags = true;
            return this;
        }

        Builder key(Field field) {
            this.key = field;
            return this;
        }

        /** A column, part of {@code *} or not. */
        Builder field(Field field, boolean inStar) {
            fields.add(field);
            if (inStar) {
                star.add(field);
            }
            if (field.role() == Field.Role.TIME && time == null) {
                time = field;
            }
            return this;
        }

        /** A column that only {@code *} reaches. */
        Builder unnamed(Field field) {
            star.add(field);
            if (field.role() == Field.Role.TIME && time == null) {
                time = field;
            }
            return this;
        }

        Leaf build() {
            return new Leaf(this);
        }
    }
}
