package io.taosj.engine.internal.function;

import java.util.List;

/** Makes scalar functions of lambdas. */
final class Scalars {
    private Scalars() {}

    /** Checks and translates a call. */
    interface Body {
        Arg call(List<Arg> args, StatementContext context);
    }

    private record Named(String name, Body body) implements ScalarFunction {
        @Override
        public Arg call(List<Arg> args, StatementContext context) {
            return body.call(args, context);
        }
    }

    static ScalarFunction of(String name, Body body) {
        return new Named(name, body);
    }
}
