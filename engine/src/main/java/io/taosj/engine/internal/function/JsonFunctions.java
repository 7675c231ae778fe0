package io.taosj.engine.internal.function;

import io.taosj.wire.DataType;
import java.util.List;

/** Functions of JSON documents. */
final class JsonFunctions {
    private static final int JSON_LENGTH = 4095;

    private JsonFunctions() {}

    static final List<String> MACROS =
            List.of("json_object_of(x) AS CASE WHEN TRY(json_type(x)) = 'OBJECT' THEN CAST(json(x) AS VARCHAR) END");

    static final List<ScalarFunction> SCALARS = List.of(Scalars.of("to_json", (args, context) -> {
        Args.count("to_json", args, 1, 1);
        Args.type("to_json", Literals.textValue(args.get(0)) != null);
        String sql = StoreSql.call("taosj.json_object_of", args.get(0).sql());
        return Args.result(ValueType.of(DataType.JSON, JSON_LENGTH), sql, args);
    }));
}
