package io.taosj.jdbc.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;

/** Text in memory; changes stay here until it is given to a statement. */
final class MemoryClob implements NClob {
    private String text;

    MemoryClob(String text) {
        this.text = text;
    }

    @Override
    public long length() {
        return text.length();
    }

    @Override
    public String getSubString(long position, int length) throws SQLException {
        int from = Positions.start(position, text.length());
        Positions.length(length);
        return text.substring(from, (int) Math.min(text.length(), (long) from + length));
    }

    @Override
    public Reader getCharacterStream() {
        return new StringReader(text);
    }

    @Override
    public InputStream getAsciiStream() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public long position(String pattern, long start) throws SQLException {
        int at = text.indexOf(pattern, Positions.start(start, text.length()));
        return at < 0 ? -1 : at + 1L;
    }

    @Override
    public long position(Clob pattern, long start) throws SQLException {
        return position(pattern.getSubString(1, (int) pattern.length()), start);
    }

    @Override
    public int setString(long position, String source) throws SQLException {
        return setString(position, source, 0, source.length());
    }

    @Override
    public int setString(long position, String source, int offset, int length) throws SQLException {
        int from = Positions.start(position, text.length());
        if (offset < 0 || length < 0 || length > source.length() - offset) {
            throw Failures.argument("offset " + offset + " and length " + length + " are beyond the text's end");
        }
        int end = Math.min(text.length(), from + length);
        text = text.substring(0, from) + source.substring(offset, offset + length) + text.substring(end);
        return length;
    }

    @Override
    public OutputStream setAsciiStream(long position) throws SQLException {
        Positions.start(position, text.length());
        return new ByteArrayOutputStream() {
            @Override
            public void close() {
                store(position, toString(StandardCharsets.US_ASCII));
            }
        };
    }

    @Override
    public Writer setCharacterStream(long position) throws SQLException {
        Positions.start(position, text.length());
        return new StringWriter() {
            @Override
            public void close() {
                store(position, toString());
            }
        };
    }

    private void store(long position, String written) {
        try {
            setString(position, written);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void truncate(long length) throws SQLException {
        if (length < 0 || length > text.length()) {
            throw Failures.argument("length " + length + " is beyond the end");
        }
        text = text.substring(0, (int) length);
    }

    @Override
    public void free() {
        text = "";
    }

    @Override
    public Reader getCharacterStream(long position, long length) throws SQLException {
        int from = Positions.start(position, text.length());
        if (length < 0 || length > text.length() - from) {
            throw Failures.argument("length " + length + " is beyond the end");
        }
        return new StringReader(text.substring(from, from + (int) length));
    }
}
