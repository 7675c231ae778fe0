package io.taosj.embedded.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.ConsumerRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps account of rows that are numbered in the order of writing in one vgroup: none may be left out, and those before
 * the last commit may not come again.
 */
final class Ledger {
    private final List<Integer> delivered = new ArrayList<>();
    private int expected;
    private int committed;
    private int repeated;

    /** The rows of a message have come. */
    void deliver(ConsumerRecord record) {
        record.rows().forEach(row -> deliver(row.getInt("n")));
    }

    private void deliver(int number) {
        delivered.add(number);
        if (number < expected) {
            assertThat(number).as("comes again after it was committed").isGreaterThanOrEqualTo(committed);
            repeated++;
        } else {
            assertThat(number).as("comes next").isEqualTo(expected);
        }
        expected = number + 1;
    }

    /** Everything delivered so far is committed. */
    void commit() {
        committed = expected;
    }

    /** The number of the next new row. */
    int expected() {
        return expected;
    }

    /** How many rows came again. */
    int repeated() {
        return repeated;
    }
}
