package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.wire.DataType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Definitions of tables as bytes, for the store's catalog and for the change log. */
final class TableCodec {
    private static final int SUPER = 1;
    private static final int CHILD = 2;
    private static final int NORMAL = 3;

    private TableCodec() {}

    /**
     * A table, and for a child which tags its values belong to.
     *
     * @param tagIds the ids of the super table's tags when the child was written down; empty for other tables
     */
    record Stored(Table table, List<Integer> tagIds) {}

    static byte[] encode(Table table, List<Integer> tagIds) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, table, tagIds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Stored decode(byte[] bytes) throws IOException {
        return read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static void write(DataOutputStream out, Table table, List<Integer> tagIds) throws IOException {
        out.writeByte(table instanceof Table.SuperTable ? SUPER : table instanceof Table.ChildTable ? CHILD : NORMAL);
        text(out, table.database());
        text(out, table.name());
        out.writeInt((int) table.uid());
        out.writeLong(table.createdMillis());
        optional(out, table.comment());
        if (table instanceof Table.SuperTable found) {
            columns(out, found.columns());
            columns(out, found.tags());
            out.writeInt(found.nextColumnId());
            out.writeInt(found.version());
            options(out, found.options());
        } else if (table instanceof Table.NormalTable found) {
            columns(out, found.columns());
            out.writeInt(found.nextColumnId());
            out.writeInt(found.version());
            out.writeInt(found.vgroup());
            out.writeInt(found.ttlDays());
            options(out, found.options());
        } else if (table instanceof Table.ChildTable found) {
            child(out, found, tagIds);
        }
    }

    private static void options(DataOutputStream out, List<String> options) throws IOException {
        out.writeInt(options.size());
        for (String option : options) {
            text(out, option);
        }
    }

    private static List<String> options(DataInputStream in) throws IOException {
        List<String> options = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            options.add(text(in));
        }
        return options;
    }

    private static void child(DataOutputStream out, Table.ChildTable child, List<Integer> tagIds) throws IOException {
        text(out, child.superTable());
        out.writeInt(child.vgroup());
        out.writeInt(child.ttlDays());
        out.writeInt(tagIds.size());
        for (Integer id : tagIds) {
            out.writeInt(id);
        }
        out.writeInt(child.tags().size());
        for (Object tag : child.tags()) {
            value(out, tag);
        }
    }

    private static Stored read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        String database = text(in);
        String name = text(in);
        long uid = in.readInt();
        long created = in.readLong();
        String comment = optional(in);
        return switch (kind) {
            case SUPER -> {
                List<ColumnDef> columns = columns(in);
                List<ColumnDef> tags = columns(in);
                int next = in.readInt();
                int version = in.readInt();
                List<String> options = options(in);
                yield new Stored(
                        new Table.SuperTable(
                                database, name, uid, created, columns, tags, next, version, comment, options),
                        List.of());
            }
            case NORMAL -> {
                List<ColumnDef> columns = columns(in);
                int next = in.readInt();
                int version = in.readInt();
                int vgroup = in.readInt();
                int ttl = in.readInt();
                List<String> options = options(in);
                yield new Stored(
                        new Table.NormalTable(
                                database, name, uid, created, columns, next, version, vgroup, ttl, comment, options),
                        List.of());
            }
            case CHILD -> {
                String parent = text(in);
                int vgroup = in.readInt();
                int ttl = in.readInt();
                List<Integer> tagIds = new ArrayList<>();
                for (int i = in.readInt(); i > 0; i--) {
                    tagIds.add(in.readInt());
                }
                List<@Nullable Object> tags = new ArrayList<>();
                for (int i = in.readInt(); i > 0; i--) {
                    tags.add(value(in));
                }
                yield new Stored(
                        new Table.ChildTable(database, name, uid, created, parent, tags, vgroup, ttl, comment), tagIds);
            }
            default -> throw new IOException("table kind " + kind);
        };
    }

    private static void columns(DataOutputStream out, List<ColumnDef> columns) throws IOException {
        out.writeInt(columns.size());
        for (ColumnDef column : columns) {
            out.writeInt(column.id());
            text(out, column.name());
            out.writeByte(column.type().code());
            out.writeInt(column.length());
            out.writeInt(column.precision());
            out.writeInt(column.scale());
            out.writeBoolean(column.key());
            text(out, column.encode());
            text(out, column.compress());
            text(out, column.level());
        }
    }

    private static List<ColumnDef> columns(DataInputStream in) throws IOException {
        List<ColumnDef> columns = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            int id = in.readInt();
            String name = text(in);
            DataType type = DataType.ofCode(in.readUnsignedByte());
            int length = in.readInt();
            int precision = in.readInt();
            int scale = in.readInt();
            boolean key = in.readBoolean();
            columns.add(new ColumnDef(id, name, type, length, precision, scale, key, text(in), text(in), text(in)));
        }
        return columns;
    }

    private static void value(DataOutputStream out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeByte(0);
        } else if (value instanceof Boolean flag) {
            out.writeByte(1);
            out.writeBoolean(flag);
        } else if (value instanceof Double || value instanceof Float) {
            out.writeByte(3);
            out.writeDouble(((Number) value).doubleValue());
        } else if (value instanceof String string) {
            out.writeByte(4);
            text(out, string);
        } else if (value instanceof byte[] bytes) {
            out.writeByte(5);
            bytes(out, bytes);
        } else if (value instanceof BigDecimal number) {
            out.writeByte(6);
            out.writeInt(number.scale());
            bytes(out, number.unscaledValue().toByteArray());
        } else if (value instanceof Number number) {
            out.writeByte(2);
            out.writeLong(number.longValue());
        } else {
            throw new IllegalArgumentException("a tag can't be a " + value.getClass());
        }
    }

    private static @Nullable Object value(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case 0 -> null;
            case 1 -> in.readBoolean();
            case 2 -> in.readLong();
            case 3 -> in.readDouble();
            case 4 -> text(in);
            case 5 -> bytes(in);
            case 6 -> {
                int scale = in.readInt();
                yield new BigDecimal(new BigInteger(bytes(in)), scale);
            }
            default -> throw new IOException("tag value of kind " + kind);
        };
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        bytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static void optional(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            text(out, text);
        }
    }

    private static @Nullable String optional(DataInputStream in) throws IOException {
        return in.readBoolean() ? text(in) : null;
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("length " + length + " with " + in.available() + " bytes left");
        }
        return in.readNBytes(length);
    }
}
