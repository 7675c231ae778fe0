package io.taosj.jdbc.internal;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What {@link java.sql.Wrapper} asks for. */
final class Unwrap {
    private Unwrap() {}

    static boolean isWrapper(@Nullable Class<?> type, Object wrapper, @Nullable Object inner) {
        return type != null && (type.isInstance(wrapper) || type.isInstance(inner));
    }

    static <T> T unwrap(@Nullable Class<T> type, Object wrapper, @Nullable Object inner) throws SQLException {
        if (type == null) {
            throw Failures.argument("no class is given");
        }
        if (type.isInstance(wrapper)) {
            return type.cast(wrapper);
        }
        if (inner != null && type.isInstance(inner)) {
            return type.cast(inner);
        }
        throw Failures.argument(wrapper.getClass().getSimpleName() + " is no wrapper of " + type.getName());
    }
}
