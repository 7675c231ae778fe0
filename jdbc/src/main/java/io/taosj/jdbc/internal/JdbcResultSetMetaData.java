package io.taosj.jdbc.internal;

import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.ResultSchema;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The columns of a result. TDengine does not tell from which table they come. */
record JdbcResultSetMetaData(ResultSchema schema) implements ResultSetMetaData {
    private ColumnInfo column(int column) throws SQLException {
        if (column < 1 || column > schema.size()) {
            throw Failures.noColumn("column " + column + " is not between 1 and " + schema.size());
        }
        return schema.columns().get(column - 1);
    }

    @Override
    public int getColumnCount() {
        return schema.size();
    }

    @Override
    public String getColumnLabel(int column) throws SQLException {
        return column(column).name();
    }

    @Override
    public String getColumnName(int column) throws SQLException {
        return column(column).name();
    }

    @Override
    public int getColumnType(int column) throws SQLException {
        return TypeInfo.jdbcType(column(column).type());
    }

    @Override
    public String getColumnTypeName(int column) throws SQLException {
        return column(column).type().sqlName();
    }

    @Override
    public String getColumnClassName(int column) throws SQLException {
        return TypeInfo.className(column(column).type());
    }

    @Override
    public int getPrecision(int column) throws SQLException {
        return TypeInfo.precision(column(column), schema.precision());
    }

    @Override
    public int getScale(int column) throws SQLException {
        return TypeInfo.scale(column(column), schema.precision());
    }

    @Override
    public int getColumnDisplaySize(int column) throws SQLException {
        return TypeInfo.displaySize(column(column), schema.precision());
    }

    @Override
    public boolean isSigned(int column) throws SQLException {
        return TypeInfo.isSigned(column(column).type());
    }

    @Override
    public boolean isCaseSensitive(int column) throws SQLException {
        DataType type = column(column).type();
        return type.isText() || type == DataType.JSON;
    }

    @Override
    public int isNullable(int column) throws SQLException {
        column(column);
        return columnNullableUnknown;
    }

    @Override
    public String getTableName(int column) throws SQLException {
        column(column);
        return "";
    }

    @Override
    public String getSchemaName(int column) throws SQLException {
        column(column);
        return "";
    }

    @Override
    public String getCatalogName(int column) throws SQLException {
        column(column);
        return "";
    }

    @Override
    public boolean isAutoIncrement(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public boolean isSearchable(int column) throws SQLException {
        column(column);
        return true;
    }

    @Override
    public boolean isCurrency(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public boolean isReadOnly(int column) throws SQLException {
        column(column);
        return true;
    }

    @Override
    public boolean isWritable(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public boolean isDefinitelyWritable(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public <T> T unwrap(@Nullable Class<T> type) throws SQLException {
        return Unwrap.unwrap(type, this, schema);
    }

    @Override
    public boolean isWrapperFor(@Nullable Class<?> type) {
        return Unwrap.isWrapper(type, this, schema);
    }
}
