package io.taosj.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON documents of TDengine's REST interface piece by piece into blocks.
 *
 * <p>{@link #open} reads up to the first block. Then either {@link #error()} is not null, or {@link #schema()} tells the
 * columns and {@link #next()} gives the blocks. The JSON does not name the precision: it comes from the digits of the
 * first timestamp that is not null, and is that of each block's schema (milliseconds until there is one). Bytes of a
 * text that are not UTF-8 become U+FFFD. Not safe for use by several threads.
 */
public final class RestResultReader implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(16 << 20)
                    .maxNestingDepth(200)
                    .build())
            .build();
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d{1,2}), ?(\\d{1,2})\\)");
    /** A block ends when it has about so many bytes, even if it could have more rows. */
    private static final int MOST_BYTES = 8 << 20;

    private final JsonParser parser;
    private final RestCellReader cells;
    private final int rowsPerBlock;

    private int code;
    private String description = "";
    private @Nullable BlockBuilder builder;
    private ResultSchema schema = new ResultSchema(List.of(), Precision.MILLISECONDS);
    private @Nullable Block pending;
    private boolean inData;
    private long rows;
    private long affectedRows;
    private long timing = RestResultWriter.NO_TIMING;

    private RestResultReader(InputStream in, int rowsPerBlock) throws IOException {
        // the reader replaces what is not UTF-8; the parser itself would give up
        this.parser = JSON.createParser(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.cells = new RestCellReader(parser);
        this.rowsPerBlock = rowsPerBlock;
    }

    /**
     * Reads an answer up to its first block.
     *
     * @param in the document; closed with the reader
     * @param rowsPerBlock the most rows of a block, positive
     * @throws WireFormatException if it is no answer of the REST interface
     */
    public static RestResultReader open(InputStream in, int rowsPerBlock) throws IOException {
        if (rowsPerBlock <= 0) {
            throw new IllegalArgumentException("rows per block must be positive: " + rowsPerBlock);
        }
        RestResultReader reader = new RestResultReader(in, rowsPerBlock);
        try {
            if (reader.parser.nextToken() != JsonToken.START_OBJECT) {
                throw new WireFormatException("the answer is no JSON object");
            }
            reader.members();
            reader.pending = reader.inData ? reader.block() : null;
            return reader;
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    private static WireFormatException malformed(JacksonException e) {
        return new WireFormatException("the answer is no valid JSON: " + e.getOriginalMessage(), e);
    }

    /** The error that the server answered with, or null. */
    public @Nullable ServerError error() {
        return code == 0 ? null : new ServerError(code, description);
    }

    /** The columns, with the precision as far as it is known; no columns in case of an error. */
    public ResultSchema schema() {
        return schema;
    }

    /** Whether the statement had no result and the answer only tells the number of affected rows. */
    public boolean isUpdate() {
        return tellsAffectedRows() && rows == 1;
    }

    private boolean tellsAffectedRows() {
        return schema.size() == 1
                && schema.columns().get(0).name().equals("affected_rows")
                && schema.columns().get(0).type() == DataType.INT;
    }

    /** How many rows the statement changed, if it {@linkplain #isUpdate() is an update}; otherwise 0. The block has only 32 bits of it. */
    public long affectedRows() {
        return isUpdate() ? affectedRows : 0;
    }

    /** How long the statement took in nanoseconds, if the answer says so and is read to its end; otherwise -1. */
    public long timing() {
        return timing;
    }

    /**
     * The next block, or null at the end.
     *
     * @throws WireFormatException if the answer is malformed or ends too early
     */
    public @Nullable Block next() throws IOException {
        Block block = pending;
        if (block != null) {
            pending = null;
            return block;
        }
        try {
            return inData ? block() : null;
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    /** Closes the stream. */
    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Reads members of the document up to the rows or to the end. */
    private void members() throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "code" -> code = parser.getIntValue();
                case "desc" -> description = parser.getValueAsString("");
                case "timing" -> timing = parser.getValueAsLong(RestResultWriter.NO_TIMING);
                case "column_meta" -> columns(value);
                case "data" -> {
                    if (builder == null || value != JsonToken.START_ARRAY) {
                        throw new WireFormatException("the answer has rows, but no columns before them");
                    }
                    inData = true;
                    return;
                }
                default -> parser.skipChildren();
            }
        }
        if (code == 0 && builder == null) {
            throw new WireFormatException("the answer has neither an error nor columns");
        }
    }

    private void columns(JsonToken value) throws IOException {
        expect(value, JsonToken.START_ARRAY);
        List<ColumnInfo> columns = new ArrayList<>();
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            expect(parser.nextToken(), JsonToken.VALUE_STRING);
            String name = parser.getText();
            expect(parser.nextToken(), JsonToken.VALUE_STRING);
            String type = parser.getText();
            expect(parser.nextToken(), JsonToken.VALUE_NUMBER_INT);
            columns.add(column(name, type, parser.getIntValue()));
            expect(parser.nextToken(), JsonToken.END_ARRAY);
            if (columns.size() > Block.MAX_COLUMNS) {
                throw new WireFormatException("the answer has more than " + Block.MAX_COLUMNS + " columns");
            }
        }
        expect(parser.currentToken(), JsonToken.END_ARRAY);
        schema = new ResultSchema(columns, Precision.MILLISECONDS);
        builder = new BlockBuilder(schema);
    }

    private static void expect(@Nullable JsonToken token, JsonToken wanted) {
        if (token != wanted) {
            throw new WireFormatException("the answer has " + token + " where " + wanted + " has to be");
        }
    }

    private static ColumnInfo column(String name, String type, int length) {
        Matcher decimal = DECIMAL.matcher(type);
        if (decimal.matches()) {
            DataType stored = length == DataType.DECIMAL64.width() ? DataType.DECIMAL64 : DataType.DECIMAL;
            int precision = Integer.parseInt(decimal.group(1));
            return new ColumnInfo(name, stored, stored.width(), precision, Integer.parseInt(decimal.group(2)));
        }
        String known = type.equals("BINARY") ? "VARCHAR" : type;
        for (DataType candidate : DataType.values()) {
            if (candidate.sqlName().equals(known) && !candidate.isDecimal() && candidate != DataType.NULL) {
                int shown = candidate.isBlob() ? ColumnInfo.lengthOfStorage(candidate, length) : length;
                return ColumnInfo.of(name, candidate, candidate.isVariable() ? shown : candidate.width());
            }
        }
        throw new WireFormatException("column '" + name + "' has the unknown type " + type);
    }

    /** Reads rows; null if there are none left. */
    private @Nullable Block block() throws IOException {
        BlockBuilder target = builder;
        if (target == null) {
            return null;
        }
        target.reset();
        long bytes = 0;
        while (target.rows() < rowsPerBlock && bytes < MOST_BYTES) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                inData = false;
                members();
                break;
            }
            bytes += token == JsonToken.START_OBJECT ? row(target, true) : row(target, token);
        }
        if (schema.precision() != cells.precision()) {
            schema = new ResultSchema(schema.columns(), cells.precision());
        }
        if (target.rows() == 0) {
            return null;
        }
        rows += target.rows();
        ByteBuffer out = ByteBuffer.allocate(target.encodedLength());
        target.encode(out, BlockBuilder.VERSION_RESULT);
        return Block.decode(schema, out.flip());
    }

    private long row(BlockBuilder target, @Nullable JsonToken token) throws IOException {
        expect(token, JsonToken.START_ARRAY);
        return row(target, false);
    }

    private long row(BlockBuilder target, boolean labelled) throws IOException {
        long bytes = 0;
        int size = schema.size();
        boolean counts = tellsAffectedRows();
        for (int i = 0; i < size; i++) {
            JsonToken token = parser.nextToken();
            if (labelled) {
                expect(token, JsonToken.FIELD_NAME);
                token = parser.nextToken();
            }
            if (token == null || token.isStructEnd()) {
                throw new WireFormatException("a row of " + i + " values; there are " + size + " columns");
            }
            if (counts && token == JsonToken.VALUE_NUMBER_INT) {
                // the column is called INT, but the number may be larger
                affectedRows = parser.getLongValue();
                target.column(i).addLong(affectedRows);
            } else {
                bytes += cells.read(target.column(i));
            }
        }
        expect(parser.nextToken(), labelled ? JsonToken.END_OBJECT : JsonToken.END_ARRAY);
        return bytes;
    }
}
