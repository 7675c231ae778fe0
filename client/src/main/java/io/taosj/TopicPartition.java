package io.taosj;

import java.util.Objects;

/**
 * A part of a topic that is read in order: a vgroup of the topic's database.
 *
 * @param topic the topic's name
 * @param vgroup the vgroup's number
 */
public record TopicPartition(String topic, int vgroup) {
    public TopicPartition {
        Objects.requireNonNull(topic, "topic");
    }

    @Override
    public String toString() {
        return topic + "-" + vgroup;
    }
}
