package io.taosj.internal.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.taosj.Row;
import io.taosj.wire.Block;
import io.taosj.wire.Column;
import io.taosj.wire.DataType;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes values as JSON and as plain text. */
public final class JsonCells {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private JsonCells() {}

    /** A value as text, or null; bytes in hexadecimal form. */
    public static @Nullable String text(Row row, int index) {
        if (isBytes(row.schema().columns().get(index).type())) {
            byte[] bytes = row.getBytes(index);
            return bytes == null ? null : HexFormat.of().formatHex(bytes);
        }
        return row.getString(index);
    }

    private static boolean isBytes(DataType type) {
        return type == DataType.VARBINARY || type == DataType.GEOMETRY || type.isBlob();
    }

    /** Writes the rows of a block, each as an object and a line. */
    public static void write(Block block, ZoneId zone, Writer out) throws IOException {
        List<String> labels = labels(block);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            for (int row = 0; row < block.rows(); row++) {
                json.writeStartObject();
                for (int i = 0; i < labels.size(); i++) {
                    json.writeFieldName(labels.get(i));
                    cell(block.column(i), row, zone, json);
                }
                json.writeEndObject();
            }
            if (block.rows() > 0) {
                json.writeRaw('\n');
            }
        }
    }

    private static List<String> labels(Block block) {
        List<String> labels = new ArrayList<>();
        block.schema().columns().forEach(column -> {
            String label = column.name();
            for (int n = 2; labels.contains(label); n++) {
                label = column.name() + "_" + n;
            }
            labels.add(label);
        });
        return labels;
    }

    private static void cell(Column column, int row, ZoneId zone, JsonGenerator json) throws IOException {
        if (column.isNull(row)) {
            json.writeNull();
            return;
        }
        Object value = column.get(row);
        if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Double || value instanceof Float) {
            number((Number) value, json);
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (value instanceof BigInteger whole) {
            json.writeNumber(whole);
        } else if (value instanceof Number whole) {
            json.writeNumber(whole.longValue());
        } else if (value instanceof byte[] bytes) {
            json.writeString(HexFormat.of().formatHex(bytes));
        } else if (column.type() == DataType.JSON) {
            json.writeRawValue(String.valueOf(value));
        } else {
            json.writeString(Values.asString(column, row, zone));
        }
    }

    private static void number(Number value, JsonGenerator json) throws IOException {
        double number = value.doubleValue();
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            json.writeString(value.toString());
        } else {
            json.writeNumber(value.toString());
        }
    }
}
