package io.taosj.engine.internal.query;

import io.taosj.engine.internal.sql.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the columns of a relation by the names that expressions use. */
final class Scope {
    private static final Set<String> ROW_TIME = Set.of("_rowts", "_c0");

    private final Relation relation;

    Scope(Relation relation) {
        this.relation = relation;
    }

    Relation relation() {
        return relation;
    }

    /** A field and where it is from. */
    record Hit(Leaf leaf, Field field) {}

    /**
     * Finds what a name means.
     *
     * @throws io.taosj.engine.EngineException if that is nothing, or more than one thing
     */
    Hit find(Expr.ColumnRef ref) {
        List<Leaf> leaves = ref.table() == null ? relation.leaves() : qualified(ref.table());
        if (!ref.quoted() && ref.table() == null && ROW_TIME.contains(ref.name())) {
            return rowTime(ref.name());
        }
        List<Hit> hits = new ArrayList<>();
        for (Leaf leaf : leaves) {
            leaf.find(ref.name()).forEach(f -> hits.add(new Hit(leaf, f)));
        }
        if (hits.isEmpty()) {
            throw ref.name().equals("tbname") && !ref.quoted()
                    ? Errors.invalidTbname()
                    : Errors.unknownColumn(ref.name());
        }
        if (hits.size() > 1) {
            throw hits.get(0).field().role() == Field.Role.TBNAME
                    ? Errors.invalidTbname()
                    : Errors.ambiguous(ref.name());
        }
        return hits.get(0);
    }

    private Hit rowTime(String name) {
        for (Leaf leaf : relation.leaves()) {
            if (leaf.time() != null) {
                return new Hit(leaf, leaf.time());
            }
        }
        throw Errors.unknownColumn(name);
    }

    private List<Leaf> qualified(String qualifier) {
        List<Leaf> out = relation.leaves().stream()
                .filter(l -> qualifier.equals(l.name()))
                .toList();
        if (out.isEmpty()) {
            throw Errors.unknownQualifier(qualifier);
        }
        return out;
    }

    /** What {@code *} or {@code t.*} stands for. */
    List<Hit> star(@Nullable String qualifier) {
        List<Leaf> leaves = qualifier == null ? relation.leaves() : qualified(qualifier);
        if (leaves.isEmpty()) {
            throw Errors.unknownColumn("*");
        }
        List<Hit> out = new ArrayList<>();
        for (Leaf leaf : leaves) {
            leaf.star().forEach(f -> out.add(new Hit(leaf, f)));
        }
        return out;
    }

    /** The leaf that has the primary time, or null. */
    @Nullable Leaf timeLeaf() {
        for (Leaf leaf : relation.leaves()) {
            if (leaf.time() != null) {
                return leaf;
            }
        }
        return null;
    }

    /** The only leaf, or null if this is a join or nothing. */
    @Nullable Leaf only() {
        return relation.leaves().size() == 1 ? relation.leaves().get(0) : null;
    }
}
