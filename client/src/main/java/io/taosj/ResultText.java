package io.taosj;

import io.taosj.internal.convert.JsonCells;
import io.taosj.wire.Block;
import io.taosj.wire.ColumnInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Writes results as text: CSV by RFC 4180 with a line of labels, or JSON Lines with an object for each row. The result
 * is read to its end and closed; the writer stays open.
 *
 * <p>Timestamps are written in the zone of the result. In CSV, NULL is an empty field and an empty text is {@code ""};
 * bytes are in hexadecimal form.
 */
public final class ResultText {
    private ResultText() {}

    /**
     * Writes CSV.
     *
     * @return the number of rows
     * @throws UncheckedIOException if writing fails
     */
    public static long writeCsv(TaosResult result, Writer out) {
        try (result) {
            String comma = "";
            for (ColumnInfo column : result.schema().columns()) {
                out.write(comma);
                quote(column.name(), out);
                comma = ",";
            }
            out.write("\r\n");
            long rows = 0;
            for (RowCursor row = result.cursor(); row.next(); rows++) {
                for (int i = 0; i < row.schema().size(); i++) {
                    if (i > 0) {
                        out.write(',');
                    }
                    String text = JsonCells.text(row, i);
                    if (text != null) {
                        quote(text, out);
                    }
                }
                out.write("\r\n");
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void quote(String text, Writer out) throws IOException {
        boolean plain = !text.isEmpty();
        for (int i = 0; plain && i < text.length(); i++) {
            char c = text.charAt(i);
            plain = c != ',' && c != '"' && c != '\n' && c != '\r';
        }
        if (plain) {
            out.write(text);
        } else {
            out.write('"');
            out.write(text.replace("\"", "\"\""));
            out.write('"');
        }
    }

    /**
     * Writes JSON Lines. JSON tags become part of the JSON; what has no exact number in JSON is a text.
     *
     * @return the number of rows
     * @throws UncheckedIOException if writing fails
     */
    public static long writeJsonLines(TaosResult result, Writer out) {
        try (result) {
            long rows = 0;
            for (Block block = result.nextBlock(); block != null; block = result.nextBlock()) {
                JsonCells.write(block, result.timeZone(), out);
                rows += block.rows();
                result.recycle(block);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
