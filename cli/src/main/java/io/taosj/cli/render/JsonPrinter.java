package io.taosj.cli.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.taosj.wire.Block;
import io.taosj.wire.BoolColumn;
import io.taosj.wire.Column;
import io.taosj.wire.DataType;
import io.taosj.wire.DoubleColumn;
import io.taosj.wire.LongColumn;
import io.taosj.wire.ResultSchema;
import java.io.IOException;
import java.io.StringWriter;

/** One JSON object per row and line. */
public final class JsonPrinter implements ResultPrinter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Cells cells;

    public JsonPrinter(Cells cells) {
        this.cells = cells;
    }

    @Override
    public long print(ResultSchema schema, Iterable<Block> blocks, Appendable out) throws IOException {
        long rows = 0;
        for (Block block : blocks) {
            for (int row = 0; row < block.rows(); row++) {
                StringWriter line = new StringWriter();
                try (JsonGenerator json = FACTORY.createGenerator(line)) {
                    json.writeStartObject();
                    for (int i = 0; i < block.schema().size(); i++) {
                        json.writeFieldName(block.schema().columns().get(i).name());
                        value(json, block.column(i), row);
                    }
                    json.writeEndObject();
                }
                out.append(line.getBuffer()).append('\n');
            }
            rows += block.rows();
        }
        return rows;
    }

    private void value(JsonGenerator json, Column column, int row) throws IOException {
        if (column.isNull(row)) {
            json.writeNull();
        } else if (column instanceof BoolColumn flags) {
            json.writeBoolean(flags.getBoolean(row));
        } else if (column instanceof DoubleColumn numbers) {
            number(json, numbers, row);
        } else if (column instanceof LongColumn numbers && column.type() != DataType.TIMESTAMP) {
            json.writeNumber(String.valueOf(numbers.get(row)));
        } else if (column.type() == DataType.JSON) {
            json.writeRawValue(cells.text(column, row));
        } else {
            json.writeString(cells.text(column, row));
        }
    }

    private static void number(JsonGenerator json, DoubleColumn numbers, int row) throws IOException {
        double value = numbers.getDouble(row);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            json.writeNull();
        } else if (numbers.type() == DataType.FLOAT) {
            json.writeNumber(numbers.getFloat(row));
        } else {
            json.writeNumber(value);
        }
    }
}
