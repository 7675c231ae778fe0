package io.taosj.engine.internal.topic;

import io.taosj.engine.TopicConsumer;
import io.taosj.engine.TopicMessage;
import io.taosj.wire.Block;
import java.util.ArrayList;
import java.util.List;

/** Reads what there is. */
final class TopicConsume {
    private TopicConsume() {}

    /** The values of column v of all rows that there are. */
    static List<Long> drain(TopicConsumer consumer) {
        List<Long> values = new ArrayList<>();
        for (TopicMessage m = consumer.poll(0); m != null; m = consumer.poll(0)) {
            values.addAll(values(m));
        }
        return values;
    }

    static List<Long> values(TopicMessage message) {
        List<Long> values = new ArrayList<>();
        for (TopicMessage.Rows rows : message.rows()) {
            Block block = rows.block();
            for (int row = 0; row < block.rows(); row++) {
                values.add(block.longs(block.schema().indexOf("v")).getLong(row));
            }
        }
        return values;
    }
}
