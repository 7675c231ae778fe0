package io.taosj.jdbc.internal;

import io.taosj.wire.Block;
import io.taosj.wire.Column;
import io.taosj.wire.ResultSchema;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of the current row, read from its block. */
abstract class ValueGetters extends LabelGetters {
    final ResultSchema schema;
    final ZoneId zone;
    private final int columns;
    private @Nullable Block block;
    private int row;
    private boolean wasNull;

    ValueGetters(ResultSchema schema, ZoneId zone) {
        this.schema = schema;
        this.zone = zone;
        this.columns = schema.size();
    }

    /** Sets the current row; no block means that there is none. */
    final void current(@Nullable Block newBlock, int newRow) {
        block = newBlock;
        row = newRow;
    }

    private @Nullable Column value(int index) throws SQLException {
        Block from = block;
        if (from == null) {
            checkOpen();
            throw Failures.cursor("there is no current row; call next() first");
        }
        if (index < 1 || index > columns) {
            throw Failures.noColumn("column " + index + " is not between 1 and " + columns);
        }
        Column column = from.column(index - 1);
        wasNull = column.isNull(row);
        return wasNull ? null : column;
    }

    @Override
    public final boolean wasNull() throws SQLException {
        checkOpen();
        return wasNull;
    }

    @Override
    public final long getLong(int column) throws SQLException {
        Column value = value(column);
        return value == null ? 0 : Numbers.toLong(value, row, "long");
    }

    @Override
    public final int getInt(int column) throws SQLException {
        Column value = value(column);
        return value == null ? 0 : Numbers.toInt(value, row);
    }

    @Override
    public final short getShort(int column) throws SQLException {
        Column value = value(column);
        return value == null ? 0 : Numbers.toShort(value, row);
    }

    @Override
    public final byte getByte(int column) throws SQLException {
        Column value = value(column);
        return value == null ? 0 : Numbers.toByte(value, row);
    }

    @Override
    public final double getDouble(int column) throws SQLException {
        Column value = value(column);
        return value == null ? 0 : Numbers.toDouble(value, row);
    }

    @Override
    public final float getFloat(int column) throws SQLException {
        Column value = value(column);
        return value == null ? 0 : Numbers.toFloat(value, row);
    }

    @Override
    public final boolean getBoolean(int column) throws SQLException {
        Column value = value(column);
        return value != null && Numbers.toBoolean(value, row);
    }

    @Override
    public final @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
        Column value = value(column);
        return value == null ? null : Numbers.toDecimal(value, row, "BigDecimal");
    }

    @Override
    @SuppressWarnings("deprecation") // part of the interface
    public final @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        BigDecimal value = getBigDecimal(column);
        return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
    }

    @Override
    public final @Nullable String getString(int column) throws SQLException {
        Column value = value(column);
        return value == null ? null : Texts.toText(value, row, zone);
    }

    @Override
    public final @Nullable String getNString(int column) throws SQLException {
        return getString(column);
    }

    @Override
    public final byte @Nullable [] getBytes(int column) throws SQLException {
        Column value = value(column);
        return value == null ? null : Texts.toBytes(value, row);
    }

    @Override
    public final @Nullable Timestamp getTimestamp(int column) throws SQLException {
        Column value = value(column);
        return value == null ? null : Times.toTimestamp(value, row, zone);
    }

    @Override
    public final @Nullable Timestamp getTimestamp(int column, @Nullable Calendar calendar) throws SQLException {
        Column value = value(column);
        return value == null ? null : Times.toTimestamp(value, row, Times.zone(calendar, zone));
    }

    @Override
    public final @Nullable Date getDate(int column) throws SQLException {
        return getDate(column, null);
    }

    @Override
    public final @Nullable Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
        Column value = value(column);
        return value == null ? null : Times.toDate(value, row, zone, calendar);
    }

    @Override
    public final @Nullable Time getTime(int column) throws SQLException {
        return getTime(column, null);
    }

    @Override
    public final @Nullable Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
        Column value = value(column);
        return value == null ? null : Times.toTime(value, row, zone, calendar);
    }

    @Override
    public final @Nullable Object getObject(int column) throws SQLException {
        Column value = value(column);
        return value == null ? null : ObjectConversions.natural(value, row, zone);
    }

    @Override
    @SuppressWarnings("unchecked") // the conversion gives objects of the class
    public final <T> @Nullable T getObject(int column, @Nullable Class<T> type) throws SQLException {
        if (type == null) {
            throw Failures.argument("no class is given");
        }
        Column value = value(column);
        return value == null ? null : (T) ObjectConversions.convert(value, row, type, zone);
    }

    @Override
    public final @Nullable Object getObject(int column, @Nullable Map<String, Class<?>> types) throws SQLException {
        if (types == null || types.isEmpty()) {
            return getObject(column);
        }
        throw Failures.unsupported("TDengine has no user-defined types");
    }

    @Override
    public final @Nullable InputStream getBinaryStream(int column) throws SQLException {
        byte[] bytes = getBytes(column);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    @Override
    public final @Nullable InputStream getAsciiStream(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    @SuppressWarnings("deprecation") // part of the interface
    public final @Nullable InputStream getUnicodeStream(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public final @Nullable Reader getCharacterStream(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new StringReader(text);
    }

    @Override
    public final @Nullable Reader getNCharacterStream(int column) throws SQLException {
        return getCharacterStream(column);
    }

    @Override
    public final @Nullable Blob getBlob(int column) throws SQLException {
        byte[] bytes = getBytes(column);
        return bytes == null ? null : new MemoryBlob(bytes);
    }

    @Override
    public final @Nullable Clob getClob(int column) throws SQLException {
        return getNClob(column);
    }

    @Override
    public final @Nullable NClob getNClob(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new MemoryClob(text);
    }

    @Override
    @SuppressWarnings("deprecation") // the constructor that replaces it came with Java 20
    public final @Nullable URL getURL(int column) throws SQLException {
        String text = getString(column);
        try {
            return text == null ? null : new URL(text);
        } catch (MalformedURLException e) {
            throw Failures.data("column " + column + " holds no URL: " + e.getMessage());
        }
    }

    @Override
    public final Ref getRef(int column) throws SQLException {
        throw none(column, "references");
    }

    @Override
    public final Array getArray(int column) throws SQLException {
        throw none(column, "arrays");
    }

    @Override
    public final RowId getRowId(int column) throws SQLException {
        throw none(column, "row ids");
    }

    @Override
    public final SQLXML getSQLXML(int column) throws SQLException {
        throw none(column, "XML values");
    }

    private SQLException none(int column, String what) throws SQLException {
        value(column);
        return Failures.unsupported("TDengine has no " + what);
    }

    @Override
    public final int findColumn(String label) throws SQLException {
        checkOpen();
        int index = schema.indexOf(label);
        for (int i = 0; index < 0 && i < columns; i++) {
            if (schema.columns().get(i).name().equalsIgnoreCase(label)) {
                index = i;
            }
        }
        if (index < 0) {
            throw Failures.noColumn("no column '" + label + "' among "
                    + schema.columns().stream().map(c -> c.name()).toList());
        }
        return index + 1;
    }
}
