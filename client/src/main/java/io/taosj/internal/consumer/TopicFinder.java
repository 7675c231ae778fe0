package io.taosj.internal.consumer;

import io.taosj.ConnectionOptions;
import io.taosj.RequestIds;
import io.taosj.internal.Transports;
import io.taosj.spi.QueryOutcome;
import io.taosj.spi.TransportSession;
import io.taosj.wire.Block;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds the topics whose names match a pattern. */
final class TopicFinder {
    private TopicFinder() {}

    /** The names in order. */
    static List<String> find(ConnectionOptions options, Pattern pattern) {
        TreeSet<String> names = new TreeSet<>();
        try (TransportSession session = Transports.of(options.protocol()).open(options)) {
            QueryOutcome outcome = session.query("show topics", RequestIds.next(), options.requestTimeout());
            if (outcome instanceof QueryOutcome.Rows rows) {
                try (var blocks = rows.blocks()) {
                    for (Block block = blocks.next(); block != null; block = blocks.next()) {
                        for (int row = 0; row < block.rows(); row++) {
                            Object name = block.column(0).get(row);
                            if (name instanceof String text
                                    && pattern.matcher(text).matches()) {
                                names.add(text);
                            }
                        }
                    }
                }
            }
        }
        return List.copyOf(names);
    }
}
