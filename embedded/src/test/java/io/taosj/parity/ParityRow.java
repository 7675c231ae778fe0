package io.taosj.parity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A row of the checklist.
 *
 * @param id a letter and a number
 * @param python what TDengine's Python library offers
 * @param java its counterpart here
 * @param open why there is no test, or what the tests leave out; empty if nothing
 */
record ParityRow(String id, String python, String java, String open) {

    static List<ParityRow> all() {
        try (InputStream in = Objects.requireNonNull(ParityRow.class.getResourceAsStream("parity.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(ParityRow::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ParityRow parse(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 4) {
            throw new IllegalStateException("a row has four cells, not " + cells.length + ": " + line);
        }
        return new ParityRow(cells[0], cells[1], cells[2], cells[3]);
    }

    /** The section that the row stands in. */
    String section() {
        return switch (id.charAt(0)) {
            case 'C' -> "Connecting";
            case 'Q' -> "Executing SQL";
            case 'R' -> "Reading results";
            case 'P' -> "Statements and cursors";
            case 'E' -> "Errors";
            case 'T' -> "Data types";
            case 'L' -> "Schemaless writing";
            case 'S' -> "Parameter binding, step by step";
            case 'B' -> "Parameter binding, by tables";
            case 'M' -> "Subscriptions";
            case 'H' -> "REST";
            case 'A' -> "Tools and frameworks";
            case 'X' -> "Example programs";
            case 'N' -> "Beyond the Python library's reference";
            default -> throw new IllegalStateException("no section for " + id);
        };
    }
}
