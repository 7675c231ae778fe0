package io.taosj.jdbc.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Parameters that come as streams: read at once, because a value is sent as a whole. */
final class Streams {
    /** more than any value can have: a BLOB of 4 MiB */
    private static final int MOST = 16 << 20;

    private Streams() {}

    /** The bytes of a stream, of a length unless that is -1. */
    static byte[] bytes(InputStream in, int length) throws SQLException {
        try {
            byte[] bytes = in.readNBytes(length < 0 ? MOST + 1 : length);
            check(bytes.length, length);
            return bytes;
        } catch (IOException e) {
            throw Failures.data("the stream can't be read: " + e);
        }
    }

    static String ascii(InputStream in, int length) throws SQLException {
        return new String(bytes(in, length), StandardCharsets.US_ASCII);
    }

    /** The text of a reader, of a length unless that is -1. */
    static String text(Reader in, int length) throws SQLException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[4096];
        int most = length < 0 ? MOST + 1 : length;
        try {
            while (text.length() < most) {
                int read = in.read(buffer, 0, Math.min(buffer.length, most - text.length()));
                if (read < 0) {
                    break;
                }
                text.append(buffer, 0, read);
            }
        } catch (IOException e) {
            throw Failures.data("the reader can't be read: " + e);
        }
        check(text.length(), length);
        return text.toString();
    }

    private static void check(int read, int wanted) throws SQLException {
        if (wanted >= 0 && read < wanted) {
            throw Failures.data("the stream ended after " + read + " of " + wanted);
        }
        if (wanted < 0 && read > MOST) {
            throw Failures.data("the stream is longer than " + MOST + ", more than any value can be");
        }
    }
}
