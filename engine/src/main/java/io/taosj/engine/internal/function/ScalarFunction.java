package io.taosj.engine.internal.function;

import java.util.List;

/** A function from values of one row to a value. */
public interface ScalarFunction {

    /** The name in lower case. */
    String name();

    /**
     * Checks the arguments and writes the call in the store's SQL.
     *
     * @throws io.taosj.engine.EngineException 0x2801 for a wrong number of arguments, 0x2802 for a wrong type, 0x2803 and
     *     others for wrong values
     */
    Arg call(List<Arg> args, StatementContext context);
}
