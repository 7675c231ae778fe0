package io.taosj.engine.internal.function;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All scalar functions by name. */
public final class ScalarFunctions {
    private static final Map<String, ScalarFunction> BY_NAME = index(List.of(
            MathFunctions.SCALARS,
            StringFunctions.SCALARS,
            TimeFunctions.SCALARS,
            TimeTextFunctions.SCALARS,
            SystemFunctions.SCALARS,
            JsonFunctions.SCALARS,
            GeometryFunctions.SCALARS));

    private ScalarFunctions() {}

    private static Map<String, ScalarFunction> index(List<List<ScalarFunction>> families) {
        Map<String, ScalarFunction> byName = new HashMap<>();
        for (List<ScalarFunction> family : families) {
            for (ScalarFunction function : family) {
                byName.put(function.name(), function);
            }
        }
        return Map.copyOf(byName);
    }

    /** The function of a name in lower case; null if there is none or it is no scalar function. */
    public static @Nullable ScalarFunction find(String name) {
        return BY_NAME.get(name);
    }

    /**
     * TRIM with its own grammar; without a set or side it is the function {@code trim}.
     *
     * @param side BOTH, LEADING or TRAILING
     * @param set removed as a whole, as often as it stands there; null for a blank
     */
    public static Arg trim(String side, @Nullable Arg set, Arg operand) {
        return StringFunctions.trim(side, set, operand);
    }

    /** The names of all scalar functions. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }
}
