package io.taosj.wire.message;

import io.taosj.wire.internal.ByteSink;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Builds stmt2_bind requests: values for one or many tables.
 *
 * <p>For every table call {@link #table}, then add its tags to {@link #tags()} and its columns to {@link #columns()};
 * every table has the same number of each. {@link #encode} gives the message; after {@link #reset()} the builder and
 * its buffers serve again. Not safe for use by several threads.
 */
public final class Stmt2Payload {
    static final int PAYLOAD_AT = RequestHeader.BYTES + 6;
    static final int HEADER_BYTES = 28;

    private final ByteSink names = new ByteSink(64);
    private final ByteSink tagBytes = new ByteSink(64);
    private final ByteSink columnBytes = new ByteSink(1024);
    private final Stmt2Fields tags = new Stmt2Fields(tagBytes);
    private final Stmt2Fields columns = new Stmt2Fields(columnBytes);

    /** what precedes the columns is written here in the end, so that the columns stay where they are */
    private int room = 256;

    private int resets;
    private int tables;
    private int named;
    private int tagFields;
    private int columnFields;
    private int[] nameLengths = new int[4];
    private int[] tagEnds = new int[4];
    private int[] columnEnds = new int[4];

    public Stmt2Payload() {
        columnBytes.skip(room);
    }

    /** Forgets all tables and keeps the buffers. */
    public void reset() {
        names.truncate(0);
        tagBytes.truncate(0);
        columnBytes.truncate(room);
        tags.restart();
        columns.restart();
        tables = 0;
        named = 0;
        resets++;
    }

    /** How often the payload was reset: tells whether it still holds what it held before. */
    public int resets() {
        return resets;
    }

    /**
     * Starts the next table.
     *
     * @param name its name, perhaps with the database, or null if the statement names the table
     * @throws IllegalStateException if the table before it has another number of tags or columns than the first
     */
    public void table(@Nullable String name) {
        endTable();
        tags.restart();
        columns.restart();
        if (tables == nameLengths.length) {
            nameLengths = Arrays.copyOf(nameLengths, 2 * tables);
            tagEnds = Arrays.copyOf(tagEnds, 2 * tables);
            columnEnds = Arrays.copyOf(columnEnds, 2 * tables);
        }
        if (name != null) {
            nameLengths[tables] = names.utf8(name) + 1;
            names.put(0);
            named++;
        }
        tables++;
    }

    private void endTable() {
        if (tables == 0) {
            return;
        }
        tagEnds[tables - 1] = tagBytes.length();
        columnEnds[tables - 1] = columnBytes.length() - room;
        if (tables == 1) {
            tagFields = tags.fields();
            columnFields = columns.fields();
        } else if (tags.fields() != tagFields || columns.fields() != columnFields) {
            throw new IllegalStateException("table " + (tables - 1) + " has " + tags.fields() + " tags and "
                    + columns.fields() + " columns, the first has " + tagFields + " and " + columnFields);
        }
    }

    /** Takes the tags of the current table. */
    public Stmt2Fields tags() {
        return tags;
    }

    /** Takes the columns of the current table. */
    public Stmt2Fields columns() {
        return columns;
    }

    /** Bytes of values so far: tells when a batch is large enough to be sent. */
    public long size() {
        return (long) tagBytes.length() + columnBytes.length() - room;
    }

    /**
     * Ends the last table and gives the message, which is valid until the next call of any method.
     *
     * @throws IllegalStateException if there is no table, or only some have names
     */
    public ByteBuffer encode(long reqId, long stmtId) {
        if (tables == 0 || named != 0 && named != tables) {
            throw new IllegalStateException(tables + " tables, " + named + " of them with a name");
        }
        endTable();
        long namesLength = named == 0 ? 0 : 2L * tables + names.length();
        long tagsLength = tagFields == 0 ? 0 : 4L * tables + tagBytes.length();
        long lengths = columnFields == 0 ? 0 : 4L * tables;
        int needed = Math.toIntExact(PAYLOAD_AT + HEADER_BYTES + namesLength + tagsLength + lengths);
        if (needed > room) {
            int more = needed - room;
            columnBytes.shift(room, more);
            room += more;
        }
        int at = room - needed;
        ByteBuffer head = columnBytes.window(at, needed);
        head.putLong(reqId).putLong(stmtId).putLong(BinaryAction.STMT2_BIND);
        head.putShort((short) RequestHeader.VERSION).putInt(-1);
        head.putInt(columnBytes.length() - at - PAYLOAD_AT);
        head.putInt(tables).putInt(tagFields).putInt(columnFields);
        int offset = HEADER_BYTES;
        head.putInt(named == 0 ? 0 : offset);
        offset += (int) namesLength;
        head.putInt(tagFields == 0 ? 0 : offset);
        offset += (int) tagsLength;
        head.putInt(columnFields == 0 ? 0 : offset);
        putNames(head);
        putParts(head, tagFields, tagEnds);
        if (tagFields > 0) {
            head.put(tagBytes.view(0));
        }
        putParts(head, columnFields, columnEnds);
        return columnBytes.view(at);
    }

    private void putNames(ByteBuffer head) {
        if (named > 0) {
            for (int i = 0; i < tables; i++) {
                head.putShort((short) nameLengths[i]);
            }
            head.put(names.view(0));
        }
    }

    private void putParts(ByteBuffer head, int fields, int[] ends) {
        if (fields > 0) {
            for (int i = 0; i < tables; i++) {
                head.putInt(i == 0 ? ends[0] : ends[i] - ends[i - 1]);
            }
        }
    }
}
