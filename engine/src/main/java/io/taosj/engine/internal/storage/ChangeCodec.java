package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes as records of the change log. */
final class ChangeCodec {
    private static final byte CREATED = 2;
    private static final byte REPLACED = 3;
    private static final byte DROPPED = 4;
    private static final byte DELETED = 5;
    private static final byte CHILDREN = 6;

    private final Core core;
    private final OldSchemas schemas;

    ChangeCodec(Core core) {
        this.core = core;
        this.schemas = new OldSchemas(core.catalog);
    }

    /** The record of anything but rows, with room for the header. */
    static ByteBuffer encode(Change change) {
        RecordWriter out = new RecordWriter().start();
        if (change instanceof Change.Created created) {
            tables(out.putByte(CREATED), created.tables());
        } else if (change instanceof Change.Dropped dropped) {
            tables(out.putByte(DROPPED), dropped.tables());
        } else if (change instanceof Change.Replaced replaced) {
            out.putByte(REPLACED)
                    .putBytes(TableCodec.encode(replaced.before(), replaced.tagIds()))
                    .putBytes(TableCodec.encode(replaced.after(), replaced.tagIds()));
        } else if (change instanceof Change.Deleted deleted) {
            out.putByte(DELETED).putLong(deleted.from()).putLong(deleted.to());
            out.putInt(deleted.tables().size());
            deleted.tables().forEach(table -> out.putInt((int) table.uid()));
        } else if (change instanceof Change.Written written && written.rows().isEmpty()) {
            out.putByte(CHILDREN).putInt(written.created().size());
            written.created().forEach(child -> out.putBytes(TableCodec.encode(child.table(), child.tagIds())));
        } else {
            throw new IllegalArgumentException("rows have a record of their own");
        }
        return out.record();
    }

    private static void tables(RecordWriter out, List<Table> tables) {
        out.putInt(tables.size());
        tables.forEach(table -> out.putBytes(TableCodec.encode(table, List.of())));
    }

    /** Reads a record's payload; rows stay undecoded until they are asked for. */
    Change decode(ByteBuffer payload) throws IOException {
        RecordReader in = new RecordReader(payload);
        byte kind = in.readByte();
        return switch (kind) {
            case RecordWriter.ROWS -> written(in);
            case CREATED -> new Change.Created(tables(in));
            case DROPPED -> new Change.Dropped(tables(in));
            case REPLACED -> {
                Table before = TableCodec.decode(in.readBytes()).table();
                TableCodec.Stored after = TableCodec.decode(in.readBytes());
                yield new Change.Replaced(before, after.table(), after.tagIds());
            }
            case DELETED -> deleted(in);
            case CHILDREN -> children(in);
            default -> throw new IOException("record of the unknown kind " + kind);
        };
    }

    private static List<Table> tables(RecordReader in) throws IOException {
        List<Table> tables = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            tables.add(TableCodec.decode(in.readBytes()).table());
        }
        return tables;
    }

    private static Change children(RecordReader in) throws IOException {
        List<Change.Child> children = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            children.add(child(in));
        }
        return new Change.Written(children, List.of());
    }

    private static Change.Child child(RecordReader in) throws IOException {
        TableCodec.Stored stored = TableCodec.decode(in.readBytes());
        if (stored.table() instanceof Table.ChildTable child) {
            return new Change.Child(child, stored.tagIds());
        }
        throw new IOException("table " + stored.table().name() + " is no child");
    }

    private Change deleted(RecordReader in) {
        long from = in.readLong();
        long to = in.readLong();
        List<Table> tables = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            Table table = core.table(in.readInt());
            if (table != null) {
                tables.add(table);
            }
        }
        return new Change.Deleted(tables, from, to);
    }

    private Change written(RecordReader in) throws IOException {
        List<Change.Child> created = new ArrayList<>();
        for (int uid = in.readInt(); uid != 0; uid = in.readInt()) {
            created.add(child(in));
        }
        List<TableRows> rows = new ArrayList<>();
        for (int uid = in.readInt(); uid != 0; uid = in.readInt()) {
            int tbid = in.readInt();
            int version = in.readInt();
            ByteBuffer run = in.readPart();
            RowTable owner = core.rowTables.get((long) uid);
            Table table = core.table(tbid);
            // the rows of a dropped table can no longer be told apart from others
            if (owner != null && table != null) {
                Table definer = schemas.find(owner.definer(), version);
                rows.add(new TableRows(table, definer, () -> run(run)));
            }
        }
        return new Change.Written(created, rows);
    }

    private static Run run(ByteBuffer part) {
        try {
            return new RecordReader(part.duplicate()).readRun();
        } catch (IOException e) {
            throw new EngineException(Failures.FILE_CORRUPTED, "Data file corrupted: " + e.getMessage(), e);
        }
    }

    /** The version of a definition. */
    static int version(Table definer) {
        if (definer instanceof Table.SuperTable table) {
            return table.version();
        }
        return definer instanceof Table.NormalTable table ? table.version() : 0;
    }

    /** The ids of a child's tags as of now. */
    static List<Integer> tagIds(@Nullable Table definer) {
        return definer instanceof Table.SuperTable table
                ? table.tags().stream().map(ColumnDef::id).toList()
                : List.of();
    }
}
