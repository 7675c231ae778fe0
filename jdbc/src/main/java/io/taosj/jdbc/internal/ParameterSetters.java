package io.taosj.jdbc.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The setters of a prepared statement, all of which end in {@link #put}. */
abstract class ParameterSetters extends JdbcStatement implements PreparedStatement {
    ParameterSetters(JdbcConnection connection, boolean scroll) {
        super(connection, scroll);
    }

    /** Keeps a value of one of the classes that {@link Parameters#of} gives. */
    abstract void put(int index, @Nullable Object value) throws SQLException;

    private ZoneId zone() {
        return connection().zone();
    }

    private void convert(int index, @Nullable Object value) throws SQLException {
        put(index, Parameters.of(value, zone()));
    }

    private static int vendorNumber(@Nullable SQLType type) throws SQLException {
        Integer number = type == null ? null : type.getVendorTypeNumber();
        if (number == null) {
            throw Failures.argument("the SQL type has no number");
        }
        return number;
    }

    private static int length(long length) throws SQLException {
        if (length < 0 || length > Integer.MAX_VALUE) {
            throw Failures.argument("length " + length + " is not between 0 and 2^31-1");
        }
        return (int) length;
    }

    private void none(int index, @Nullable Object value, String what) throws SQLException {
        if (value != null) {
            checkOpen();
            throw Failures.unsupported("TDengine has no " + what);
        }
        put(index, null);
    }

    @Override
    public final void setBoolean(int index, boolean value) throws SQLException {
        put(index, value);
    }

    @Override
    public final void setByte(int index, byte value) throws SQLException {
        put(index, value);
    }

    @Override
    public final void setShort(int index, short value) throws SQLException {
        put(index, value);
    }

    @Override
    public final void setInt(int index, int value) throws SQLException {
        put(index, value);
    }

    @Override
    public final void setLong(int index, long value) throws SQLException {
        put(index, value);
    }

    @Override
    public final void setFloat(int index, float value) throws SQLException {
        put(index, value);
    }

    @Override
    public final void setDouble(int index, double value) throws SQLException {
        put(index, value);
    }

    @Override
    public final void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
        put(index, value);
    }

    @Override
    public final void setString(int index, @Nullable String value) throws SQLException {
        put(index, value);
    }

    @Override
    public final void setNString(int index, @Nullable String value) throws SQLException {
        put(index, value);
    }

    @Override
    public final void setBytes(int index, byte @Nullable [] value) throws SQLException {
        put(index, value);
    }

    @Override
    public final void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
        convert(index, value);
    }

    @Override
    public final void setDate(int index, @Nullable Date value) throws SQLException {
        convert(index, value);
    }

    @Override
    public final void setTime(int index, @Nullable Time value) throws SQLException {
        convert(index, value);
    }

    @Override
    public final void setTimestamp(int index, @Nullable Timestamp value, @Nullable Calendar calendar)
            throws SQLException {
        convert(index, value);
    }

    @Override
    public final void setDate(int index, @Nullable Date value, @Nullable Calendar calendar) throws SQLException {
        put(index, value == null ? null : Times.ofDate(value, zone(), calendar));
    }

    @Override
    public final void setTime(int index, @Nullable Time value, @Nullable Calendar calendar) throws SQLException {
        put(index, value == null ? null : Times.ofTime(value, zone(), calendar));
    }

    @Override
    public final void setNull(int index, int sqlType) throws SQLException {
        put(index, null);
    }

    @Override
    public final void setNull(int index, int sqlType, @Nullable String typeName) throws SQLException {
        put(index, null);
    }

    @Override
    public final void setObject(int index, @Nullable Object value) throws SQLException {
        convert(index, value);
    }

    @Override
    public final void setObject(int index, @Nullable Object value, int type) throws SQLException {
        put(index, Parameters.as(Parameters.of(value, zone()), type, -1));
    }

    @Override
    public final void setObject(int index, @Nullable Object value, int type, int scaleOrLength) throws SQLException {
        put(index, Parameters.as(Parameters.of(value, zone()), type, scaleOrLength));
    }

    @Override
    public final void setObject(int index, @Nullable Object value, SQLType type) throws SQLException {
        setObject(index, value, vendorNumber(type));
    }

    @Override
    public final void setObject(int index, @Nullable Object value, SQLType type, int scaleOrLength)
            throws SQLException {
        setObject(index, value, vendorNumber(type), scaleOrLength);
    }

    @Override
    public final void setAsciiStream(int index, @Nullable InputStream value) throws SQLException {
        put(index, value == null ? null : Streams.ascii(value, -1));
    }

    @Override
    public final void setAsciiStream(int index, @Nullable InputStream value, int length) throws SQLException {
        put(index, value == null ? null : Streams.ascii(value, length(length)));
    }

    @Override
    public final void setAsciiStream(int index, @Nullable InputStream value, long length) throws SQLException {
        put(index, value == null ? null : Streams.ascii(value, length(length)));
    }

    @Override
    public final void setBinaryStream(int index, @Nullable InputStream value) throws SQLException {
        put(index, value == null ? null : Streams.bytes(value, -1));
    }

    @Override
    public final void setBinaryStream(int index, @Nullable InputStream value, int length) throws SQLException {
        put(index, value == null ? null : Streams.bytes(value, length(length)));
    }

    @Override
    public final void setBinaryStream(int index, @Nullable InputStream value, long length) throws SQLException {
        put(index, value == null ? null : Streams.bytes(value, length(length)));
    }

    @Override
    @SuppressWarnings("deprecation") // part of the interface
    public final void setUnicodeStream(int index, @Nullable InputStream value, int length) throws SQLException {
        put(index, value == null ? null : new String(Streams.bytes(value, length(length)), UTF_8));
    }

    @Override
    public final void setCharacterStream(int index, @Nullable Reader value) throws SQLException {
        put(index, value == null ? null : Streams.text(value, -1));
    }

    @Override
    public final void setCharacterStream(int index, @Nullable Reader value, int length) throws SQLException {
        put(index, value == null ? null : Streams.text(value, length(length)));
    }

    @Override
    public final void setCharacterStream(int index, @Nullable Reader value, long length) throws SQLException {
        put(index, value == null ? null : Streams.text(value, length(length)));
    }

    @Override
    public final void setNCharacterStream(int index, @Nullable Reader value) throws SQLException {
        put(index, value == null ? null : Streams.text(value, -1));
    }

    @Override
    public final void setNCharacterStream(int index, @Nullable Reader value, long length) throws SQLException {
        put(index, value == null ? null : Streams.text(value, length(length)));
    }

    @Override
    public final void setClob(int index, @Nullable Reader value) throws SQLException {
        put(index, value == null ? null : Streams.text(value, -1));
    }

    @Override
    public final void setClob(int index, @Nullable Reader value, long length) throws SQLException {
        put(index, value == null ? null : Streams.text(value, length(length)));
    }

    @Override
    public final void setNClob(int index, @Nullable Reader value) throws SQLException {
        put(index, value == null ? null : Streams.text(value, -1));
    }

    @Override
    public final void setNClob(int index, @Nullable Reader value, long length) throws SQLException {
        put(index, value == null ? null : Streams.text(value, length(length)));
    }

    @Override
    public final void setBlob(int index, @Nullable InputStream value) throws SQLException {
        setBinaryStream(index, value);
    }

    @Override
    public final void setBlob(int index, @Nullable InputStream value, long length) throws SQLException {
        setBinaryStream(index, value, length);
    }

    @Override
    public final void setBlob(int index, @Nullable Blob value) throws SQLException {
        convert(index, value);
    }

    @Override
    public final void setClob(int index, @Nullable Clob value) throws SQLException {
        convert(index, value);
    }

    @Override
    public final void setNClob(int index, @Nullable NClob value) throws SQLException {
        convert(index, value);
    }

    @Override
    public final void setURL(int index, @Nullable URL value) throws SQLException {
        convert(index, value);
    }

    @Override
    public final void setRef(int index, @Nullable Ref value) throws SQLException {
        none(index, value, "references");
    }

    @Override
    public final void setArray(int index, @Nullable Array value) throws SQLException {
        none(index, value, "arrays");
    }

    @Override
    public final void setRowId(int index, @Nullable RowId value) throws SQLException {
        none(index, value, "row ids");
    }

    @Override
    public final void setSQLXML(int index, @Nullable SQLXML value) throws SQLException {
        none(index, value, "XML values");
    }
}
