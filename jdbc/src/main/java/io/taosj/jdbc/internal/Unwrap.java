package io.taosj.jdbc.internal;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What {@link java.sql.Wrapper} asks for. */
final class Unwrap {
    private Unwrap() {}

    static boolean isWrapper(Class<?> type, Object wrapper, @Nullable Object inner) {
        return type.isInstance(wrapper) || type.isInstance(inner);
    }

    static <T> T unwrap(Class<T> type, Object wrapper, @Nullable Object inner) throws SQLException {
        if (type.isInstance(wrapper)) {
            return type.cast(wrapper);
        }
        if (inner != null && type.isInstance(inner)) {
            return type.cast(inner);
        }
        throw Failures.argument(wrapper.getClass().getSimpleName() + " is no wrapper of " + type.getName());
    }
}
