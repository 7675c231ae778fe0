package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.Arg;

/**
 * A select item, bound.
 *
 * @param arg over the columns of the stage before the last
 * @param role TIME if the column is a time that orders the rows
 */
record Output(Item item, Arg arg, Field.Role role) {

    OutputColumn column() {
        return new OutputColumn(item.label(), item.alias(), arg.type(), role);
    }
}
