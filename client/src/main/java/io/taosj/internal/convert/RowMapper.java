package io.taosj.internal.convert;

import io.taosj.ClientErrors;
import io.taosj.TaosResultException;
import io.taosj.wire.Block;
import io.taosj.wire.ResultSchema;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InvocationTargetException;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Makes one object of a class per row.
 *
 * @param <T> the class
 */
public interface RowMapper<T> {
    /** The object of a row. */
    T map(Block block, int row);

    /**
     * The mapper of a class: a type that single values convert to (then the first column counts), a record, or a bean.
     *
     * @throws TaosResultException if the class does not fit the columns
     */
    static <T> RowMapper<T> of(Class<T> type, ResultSchema schema, ZoneId zone) {
        if (Conversions.supports(type)) {
            return new ValueMapper<>(type, zone);
        }
        return type.isRecord() ? RecordMapper.create(type, schema, zone) : BeanMapper.create(type, schema, zone);
    }

    /** The column for a name: the same label, else one that is equal without case and underscores; -1 if none. */
    static int columnOf(ResultSchema schema, String name) {
        int exact = schema.indexOf(name);
        if (exact >= 0) {
            return exact;
        }
        String plain = plain(name);
        for (int i = 0; i < schema.size(); i++) {
            if (plain(schema.columns().get(i).name()).equals(plain)) {
                return i;
            }
        }
        return -1;
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Makes a member callable although its class is not public. */
    static <M extends AccessibleObject> M open(M member, Class<?> type) {
        try {
            member.setAccessible(true);
            return member;
        } catch (RuntimeException e) {
            throw new TaosResultException(
                    ClientErrors.MAPPING,
                    type.getName() + " is not accessible; open its package to module io.taosj.client",
                    e);
        }
    }

    /** The failure of a constructor or setter, as an exception of this library. */
    static TaosResultException failure(Class<?> type, int row, ReflectiveOperationException e) {
        Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
        return new TaosResultException(
                ClientErrors.MAPPING, "row " + row + " can't be made into " + type.getName() + ": " + cause, cause);
    }
}
