package io.taosj.engine.internal.function;

import io.taosj.wire.DataType;
import java.util.List;
import java.util.function.Function;

/** What the session and the server say of themselves. */
final class SystemFunctions {
    private static final int DATABASE_LENGTH = 63;

    private SystemFunctions() {}

    static final List<ScalarFunction> SCALARS = List.of(
            Scalars.of("database", (args, context) -> {
                Args.count("database", args, 0, 0);
                String database = context.database();
                return database == null ? Literals.nullOf(ValueType.varchar(DATABASE_LENGTH)) : text(database);
            }),
            constant("user", StatementContext::user),
            constant("current_user", StatementContext::user),
            constant("server_version", StatementContext::version),
            constant("client_version", StatementContext::version),
            constant("timezone", TimeTextFunctions::describe),
            Scalars.of("server_status", (args, context) -> {
                Args.count("server_status", args, 0, 0);
                return Literals.constant(ValueType.of(DataType.INT), "1::INTEGER");
            }));

    private static ScalarFunction constant(String name, Function<StatementContext, String> value) {
        return Scalars.of(name, (args, context) -> {
            Args.count(name, args, 0, 0);
            return text(value.apply(context));
        });
    }

    /** A constant that is no literal: it may not stand where the grammar wants one. */
    private static Arg text(String value) {
        Arg literal = Literals.string(value);
        return Literals.constant(literal.type(), literal.sql());
    }
}
