package io.taosj.engine.internal.storage;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Layout of the change log: segments named by their first sequence number, records of length (4 bytes, of the payload),
 * CRC32C (4, of all that follows), sequence number (8), payload; big-endian.
 */
final class LogFormat {
    static final int HEADER = 16;
    private static final int CRC_AT = 4;
    private static final int SEQUENCE_AT = 8;
    private static final String SUFFIX = ".log";
    private static final int NAME_DIGITS = 20;

    private LogFormat() {}

    static String segmentName(long firstSequence) {
        return String.format(java.util.Locale.ROOT, "%0" + NAME_DIGITS + "d", firstSequence) + SUFFIX;
    }

    static boolean isSegment(Path path) {
        String name = path.getFileName().toString();
        return name.length() == NAME_DIGITS + SUFFIX.length() && name.endsWith(SUFFIX);
    }

    static long firstSequence(Path segment) {
        return Long.parseLong(segment.getFileName().toString().substring(0, NAME_DIGITS));
    }

    /** Fills in the header of a record that begins at 0 and ends at the limit. */
    static void seal(ByteBuffer record, long sequence) {
        record.putInt(0, record.limit() - HEADER);
        record.putLong(SEQUENCE_AT, sequence);
        record.putInt(CRC_AT, crc(record, 0, record.limit() - HEADER));
    }

    /** Length of the payload of a record. */
    static int length(ByteBuffer data, int at) {
        return data.getInt(at);
    }

    static long sequence(ByteBuffer data, int at) {
        return data.getLong(at + SEQUENCE_AT);
    }

    /** Whether a whole, undamaged record begins at a place. */
    static boolean isRecord(ByteBuffer data, int at) {
        if (data.limit() - at < HEADER) {
            return false;
        }
        int length = length(data, at);
        return length > 0 && length <= data.limit() - at - HEADER && data.getInt(at + CRC_AT) == crc(data, at, length);
    }

    private static int crc(ByteBuffer data, int at, int length) {
        CRC32C crc = new CRC32C();
        crc.update(data.duplicate().position(at + SEQUENCE_AT).limit(at + HEADER + length));
        return (int) crc.getValue();
    }
}
