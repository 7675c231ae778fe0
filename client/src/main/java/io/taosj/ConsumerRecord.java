package io.taosj;

import io.taosj.internal.consumer.MetaReader;
import io.taosj.spi.ConsumerMessage;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One message of a topic: consecutive changes of one vgroup, which are committed together. It holds rows, table by table,
 * or changes of tables, or both. Immutable and safe for use by several threads; can be kept as long as wanted.
 */
public final class ConsumerRecord {
    private final ConsumerMessage message;
    private final List<TopicBlock> blocks;

    ConsumerRecord(ConsumerMessage message, ZoneId zone) {
        this.message = message;
        this.blocks = message.blocks().stream()
                .map(block -> new TopicBlock(block, zone))
                .toList();
    }

    ConsumerMessage message() {
        return message;
    }

    /** The topic's name. */
    public String topic() {
        return message.partition().topic();
    }

    /** The topic's database. */
    public String database() {
        return message.database();
    }

    /** The vgroup in which the changes were made. */
    public int vgroup() {
        return message.partition().vgroup();
    }

    /** Topic and vgroup. */
    public TopicPartition partition() {
        return message.partition();
    }

    /** Where the message begins; of {@link MessageType#META} what follows it. */
    public long offset() {
        return message.offset();
    }

    /** The offset behind the message, which to commit when it is done; -1 while a snapshot is read. */
    public long nextOffset() {
        return message.next();
    }

    /** What the message holds. */
    public MessageType type() {
        return message.type();
    }

    /** The rows, table by table; each part has its own columns. Empty for {@link MessageType#META}. */
    public List<TopicBlock> blocks() {
        return blocks;
    }

    /** The number of rows. */
    public int rowCount() {
        return blocks.stream().mapToInt(TopicBlock::size).sum();
    }

    /** The rows of all tables. */
    public Stream<Row> rows() {
        return blocks.stream().flatMap(TopicBlock::rows);
    }

    /**
     * The rows of all tables as objects, see {@link TaosResult#toList(Class)}.
     *
     * @throws TaosResultException if the class does not fit the columns of one of the tables
     * @throws TaosDataException if a value does not fit
     */
    public <T> List<T> toList(Class<T> type) {
        List<T> list = new ArrayList<>(rowCount());
        blocks.forEach(block -> list.addAll(block.toList(type)));
        return list;
    }

    /** The rows of all tables as maps by label, see {@link Row#toMap()}. */
    public List<Map<String, @Nullable Object>> toMaps() {
        List<Map<String, @Nullable Object>> list = new ArrayList<>(rowCount());
        blocks.forEach(block -> list.addAll(block.toMaps()));
        return list;
    }

    /** The changes of tables as the server describes them, in JSON; null for {@link MessageType#DATA}. */
    public @Nullable String meta() {
        return message.meta();
    }

    /**
     * The changes of tables in order, for {@link MessageType#METADATA} the tables that were created for the rows; empty
     * for {@link MessageType#DATA}.
     *
     * @throws TaosTmqException if the server's description can't be read
     */
    public List<TableChange> changes() {
        String meta = message.meta();
        return meta == null ? List.of() : MetaReader.read(meta);
    }

    @Override
    public String toString() {
        return message.partition() + "@" + message.offset() + " " + message.type() + " " + blocks;
    }
}
