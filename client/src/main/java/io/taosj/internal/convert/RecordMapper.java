package io.taosj.internal.convert;

import io.taosj.ClientErrors;
import io.taosj.TaosResultException;
import io.taosj.wire.Block;
import io.taosj.wire.ResultSchema;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls a record's canonical constructor with the columns that have its components' names. */
final class RecordMapper<T> implements RowMapper<T> {
    private final Constructor<T> constructor;
    private final Class<?>[] types;
    private final int[] columns;
    private final ZoneId zone;

    private RecordMapper(Constructor<T> constructor, Class<?>[] types, int[] columns, ZoneId zone) {
        this.constructor = constructor;
        this.types = types;
        this.columns = columns;
        this.zone = zone;
    }

    static <T> RecordMapper<T> create(Class<T> type, ResultSchema schema, ZoneId zone) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        int[] columns = new int[types.length];
        for (int i = 0; i < columns.length; i++) {
            String name = components[i].getName();
            columns[i] = RowMapper.columnOf(schema, name);
            if (columns[i] < 0) {
                List<String> labels =
                        schema.columns().stream().map(c -> c.name()).toList();
                throw new TaosResultException(
                        ClientErrors.MAPPING,
                        "no column for component '" + name + "' of " + type.getName() + " among " + labels);
            }
        }
        try {
            return new RecordMapper<>(RowMapper.open(type.getDeclaredConstructor(types), type), types, columns, zone);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + type, e);
        }
    }

    @Override
    public T map(Block block, int row) {
        @Nullable Object[] arguments = new @Nullable Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = Conversions.convert(block.column(columns[i]), row, types[i], zone);
        }
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw RowMapper.failure(constructor.getDeclaringClass(), row, e);
        }
    }
}
