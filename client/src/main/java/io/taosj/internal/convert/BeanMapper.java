package io.taosj.internal.convert;

import io.taosj.ClientErrors;
import io.taosj.TaosResultException;
import io.taosj.wire.Block;
import io.taosj.wire.ResultSchema;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Calls a class's constructor without parameters, then the setters that have a column of their name. */
final class BeanMapper<T> implements RowMapper<T> {
    private record Setter(Method method, Class<?> type, int column) {}

    private final Constructor<T> constructor;
    private final List<Setter> setters;
    private final ZoneId zone;

    private BeanMapper(Constructor<T> constructor, List<Setter> setters, ZoneId zone) {
        this.constructor = constructor;
        this.setters = setters;
        this.zone = zone;
    }

    static <T> BeanMapper<T> create(Class<T> type, ResultSchema schema, ZoneId zone) {
        List<Setter> setters = new ArrayList<>();
        for (Method method : type.getMethods()) {
            String name = method.getName();
            if (name.length() > 3
                    && name.startsWith("set")
                    && method.getParameterCount() == 1
                    && !Modifier.isStatic(method.getModifiers())) {
                int column = RowMapper.columnOf(schema, name.substring(3));
                Class<?> parameter = method.getParameterTypes()[0];
                if (column >= 0 && Conversions.supports(parameter)) {
                    setters.add(new Setter(RowMapper.open(method, type), parameter, column));
                }
            }
        }
        try {
            Constructor<T> constructor = RowMapper.open(type.getDeclaredConstructor(), type);
            if (setters.isEmpty()) {
                throw wrong(type, "no public setter has a column's name", null);
            }
            return new BeanMapper<>(constructor, setters, zone);
        } catch (NoSuchMethodException e) {
            throw wrong(type, "it is no record and has no constructor without parameters", e);
        }
    }

    private static TaosResultException wrong(
            Class<?> type, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new TaosResultException(
                ClientErrors.MAPPING, "rows can't be mapped onto " + type.getName() + ": " + why, cause);
    }

    @Override
    public T map(Block block, int row) {
        try {
            T bean = constructor.newInstance();
            for (Setter setter : setters) {
                // a null leaves a primitive property at its default
                if (!setter.type().isPrimitive()
                        || !block.column(setter.column()).isNull(row)) {
                    setter.method()
                            .invoke(bean, Conversions.convert(block.column(setter.column()), row, setter.type(), zone));
                }
            }
            return bean;
        } catch (ReflectiveOperationException e) {
            throw RowMapper.failure(constructor.getDeclaringClass(), row, e);
        }
    }
}
