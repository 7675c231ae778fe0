package io.taosj.arrow;

import io.taosj.Statement2;
import io.taosj.StatementField;
import io.taosj.TaosResult;
import io.taosj.wire.Block;
import io.taosj.wire.ResultSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Results as Apache Arrow: one record batch for each block, its values copied once.
 *
 * <p>Timestamps get the database's unit and the zone UTC, DECIMAL is a 128-bit decimal, VARCHAR, NCHAR and JSON are
 * UTF-8, VARBINARY, GEOMETRY and BLOB are binary. A second column of the same label gets {@code _2}. Arrow's memory
 * needs {@code --add-opens=java.base/java.nio=org.apache.arrow.memory.core,ALL-UNNAMED} when the JVM starts.
 */
public final class TaosArrow {
    private TaosArrow() {}

    /** The Arrow schema of columns. */
    public static Schema schema(ResultSchema columns) {
        return ArrowSchemas.of(columns);
    }

    /**
     * Gives the remaining rows of a result to an action, batch by batch, and closes the result. The batch is valid during
     * the action only.
     *
     * @return the number of rows
     */
    public static long forEachBatch(TaosResult result, BufferAllocator allocator, Consumer<VectorSchemaRoot> action) {
        try (result;
                VectorSchemaRoot root = VectorSchemaRoot.create(schema(result.schema()), allocator)) {
            VectorLoader loader = new VectorLoader();
            long[] rows = {0};
            result.forEachBlock(block -> {
                loader.load(block, root);
                rows[0] += block.rows();
                action.accept(root);
            });
            return rows[0];
        }
    }

    /** One block as a batch, which the caller closes. */
    public static VectorSchemaRoot batch(Block block, BufferAllocator allocator) {
        VectorSchemaRoot root = VectorSchemaRoot.create(schema(block.schema()), allocator);
        boolean done = false;
        try {
            new VectorLoader().load(block, root);
            done = true;
            return root;
        } finally {
            if (!done) {
                root.close();
            }
        }
    }

    /**
     * Writes the remaining rows as an Arrow IPC stream and closes the result.
     *
     * @return the number of rows
     * @throws UncheckedIOException if writing fails
     */
    public static long writeStream(TaosResult result, BufferAllocator allocator, WritableByteChannel out) {
        return write(result, allocator, root -> new ArrowStreamWriter(root, null, out));
    }

    /**
     * Writes the remaining rows as an Arrow IPC file, which is also what Feather version 2 is, and closes the result.
     *
     * @return the number of rows
     * @throws UncheckedIOException if writing fails
     */
    public static long writeFile(TaosResult result, BufferAllocator allocator, WritableByteChannel out) {
        return write(result, allocator, root -> new ArrowFileWriter(root, null, out));
    }

    /** Makes a writer of one of the forms. */
    private interface Form {
        ArrowWriter writer(VectorSchemaRoot root);
    }

    private static long write(TaosResult result, BufferAllocator allocator, Form form) {
        try (result;
                VectorSchemaRoot root = VectorSchemaRoot.create(schema(result.schema()), allocator);
                ArrowWriter writer = form.writer(root)) {
            VectorLoader loader = new VectorLoader();
            long rows = 0;
            writer.start();
            for (Block block = result.nextBlock(); block != null; block = result.nextBlock()) {
                loader.load(block, root);
                writer.writeBatch();
                rows += block.rows();
            }
            writer.end();
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Binds the rows of a batch to a prepared INSERT, by name: each placeholder takes the vector of its name, the table's
     * name that of {@code tbname}. {@link Statement2#execute()} writes them.
     *
     * @throws io.taosj.TaosException if a value does not fit
     * @throws IllegalArgumentException if there is no vector for a placeholder; it is named
     */
    @SuppressWarnings("NullAway") // JDK 17 drops the annotations of arrays in class files
    public static void bind(Statement2 statement, VectorSchemaRoot batch) {
        List<FieldVector> vectors =
                statement.fields().stream().map(field -> vector(batch, field)).toList();
        ArrowValues[] readers = vectors.stream().map(ArrowValues::new).toArray(ArrowValues[]::new);
        @Nullable Object[] row = new @Nullable Object[readers.length];
        for (int r = 0; r < batch.getRowCount(); r++) {
            for (int i = 0; i < readers.length; i++) {
                row[i] = readers[i].get(r);
            }
            statement.bindRow(row);
        }
    }

    private static FieldVector vector(VectorSchemaRoot batch, StatementField field) {
        String name = field.kind() == StatementField.Kind.TABLE_NAME
                ? "tbname"
                : field.column().name();
        FieldVector vector = batch.getVector(name);
        if (vector == null) {
            throw new IllegalArgumentException("the batch has no vector '" + name + "', there are "
                    + batch.getSchema().getFields().stream()
                            .map(f -> f.getName())
                            .toList());
        }
        return vector;
    }
}
