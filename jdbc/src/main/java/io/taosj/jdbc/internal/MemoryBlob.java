package io.taosj.jdbc.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.Arrays;

/** Bytes in memory; changes stay here until the blob is given to a statement. */
final class MemoryBlob implements Blob {
    private byte[] bytes;

    MemoryBlob(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public byte[] getBytes(long position, int length) throws SQLException {
        int from = Positions.start(position, bytes.length);
        Positions.length(length);
        return Arrays.copyOfRange(bytes, from, (int) Math.min(bytes.length, (long) from + length));
    }

    @Override
    public InputStream getBinaryStream() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public InputStream getBinaryStream(long position, long length) throws SQLException {
        int from = Positions.start(position, bytes.length);
        if (length < 0 || length > bytes.length - from) {
            throw Failures.argument("length " + length + " is beyond the end");
        }
        return new ByteArrayInputStream(bytes, from, (int) length);
    }

    @Override
    public long position(byte[] pattern, long start) throws SQLException {
        for (int at = Positions.start(start, bytes.length); at <= bytes.length - pattern.length; at++) {
            if (Arrays.equals(bytes, at, at + pattern.length, pattern, 0, pattern.length)) {
                return at + 1L;
            }
        }
        return -1;
    }

    @Override
    public long position(Blob pattern, long start) throws SQLException {
        return position(pattern.getBytes(1, (int) pattern.length()), start);
    }

    @Override
    public int setBytes(long position, byte[] source) throws SQLException {
        return setBytes(position, source, 0, source.length);
    }

    @Override
    public int setBytes(long position, byte[] source, int offset, int length) throws SQLException {
        int from = Positions.start(position, bytes.length);
        if (offset < 0 || length < 0 || length > source.length - offset) {
            throw Failures.argument("offset " + offset + " and length " + length + " are beyond the array's end");
        }
        if (from + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, from + length);
        }
        System.arraycopy(source, offset, bytes, from, length);
        return length;
    }

    @Override
    public OutputStream setBinaryStream(long position) throws SQLException {
        Positions.start(position, bytes.length);
        return new ByteArrayOutputStream() {
            @Override
            public void close() {
                try {
                    setBytes(position, toByteArray());
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    @Override
    public void truncate(long length) throws SQLException {
        if (length < 0 || length > bytes.length) {
            throw Failures.argument("length " + length + " is beyond the end");
        }
        bytes = Arrays.copyOf(bytes, (int) length);
    }

    @Override
    public void free() {
        bytes = new byte[0];
    }
}
