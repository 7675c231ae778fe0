package io.taosj;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a poll returned: messages in order of arrival, in order of writing within each vgroup. Immutable. */
public final class ConsumerRecords implements Iterable<ConsumerRecord> {
    private final List<ConsumerRecord> records;

    ConsumerRecords(List<ConsumerRecord> records) {
        this.records = List.copyOf(records);
    }

    /** The number of messages, not of rows. */
    public int count() {
        return records.size();
    }

    /** Whether nothing came. */
    public boolean isEmpty() {
        return records.isEmpty();
    }

    /** The number of rows in all messages. */
    public long rowCount() {
        return records.stream().mapToLong(ConsumerRecord::rowCount).sum();
    }

    /** The vgroups from which messages came. */
    public Set<TopicPartition> partitions() {
        Set<TopicPartition> partitions = new LinkedHashSet<>();
        records.forEach(record -> partitions.add(record.partition()));
        return partitions;
    }

    /** The messages of one vgroup. */
    public List<ConsumerRecord> records(TopicPartition partition) {
        return records.stream().filter(r -> r.partition().equals(partition)).toList();
    }

    /** The messages of one topic. */
    public List<ConsumerRecord> records(String topic) {
        return records.stream().filter(r -> r.topic().equals(topic)).toList();
    }

    /** The messages. */
    public Stream<ConsumerRecord> stream() {
        return records.stream();
    }

    @Override
    public Iterator<ConsumerRecord> iterator() {
        return records.iterator();
    }

    @Override
    public String toString() {
        return records.toString();
    }
}
