package io.taosj.jdbc.internal;

import io.taosj.StatementField;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters stand for.
 *
 * @param count how many there are
 * @param fields those of an INSERT; for other statements the server tells nothing, and they pass for texts
 */
record JdbcParameterMetaData(int count, List<StatementField> fields) implements ParameterMetaData {
    private static final StatementField UNKNOWN = new StatementField(
            StatementField.Kind.QUERY, ColumnInfo.of("", DataType.VARCHAR, 65_517), Precision.MILLISECONDS);

    private StatementField field(int index) throws SQLException {
        if (index < 1 || index > count) {
            throw Failures.parameter("parameter " + index + " is not between 1 and " + count);
        }
        return index <= fields.size() ? fields.get(index - 1) : UNKNOWN;
    }

    @Override
    public int getParameterCount() {
        return count;
    }

    @Override
    public int isNullable(int index) throws SQLException {
        return field(index).kind() == StatementField.Kind.TABLE_NAME ? parameterNoNulls : parameterNullableUnknown;
    }

    @Override
    public boolean isSigned(int index) throws SQLException {
        return TypeInfo.isSigned(field(index).column().type());
    }

    @Override
    public int getPrecision(int index) throws SQLException {
        StatementField field = field(index);
        return TypeInfo.precision(field.column(), field.precision());
    }

    @Override
    public int getScale(int index) throws SQLException {
        StatementField field = field(index);
        return TypeInfo.scale(field.column(), field.precision());
    }

    @Override
    public int getParameterType(int index) throws SQLException {
        return TypeInfo.jdbcType(field(index).column().type());
    }

    @Override
    public String getParameterTypeName(int index) throws SQLException {
        return field(index).column().type().sqlName();
    }

    @Override
    public String getParameterClassName(int index) throws SQLException {
        return TypeInfo.className(field(index).column().type());
    }

    @Override
    public int getParameterMode(int index) throws SQLException {
        field(index);
        return parameterModeIn;
    }

    @Override
    public <T> T unwrap(@Nullable Class<T> type) throws SQLException {
        return Unwrap.unwrap(type, this, null);
    }

    @Override
    public boolean isWrapperFor(@Nullable Class<?> type) {
        return Unwrap.isWrapper(type, this, null);
    }
}
