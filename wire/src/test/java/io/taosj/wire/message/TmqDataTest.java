package io.taosj.wire.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.wire.Block;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import io.taosj.wire.Seeds;
import io.taosj.wire.WireFormatException;
import io.taosj.wire.recorded.Cells;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TmqDataTest {
    private static final String EXAMPLE = "6412000000" + "110000000000000000110500000000000000" + "010000000101"
            + "4f010000000000000000000000000000010000"
            + "020000003d0000000100000002000000000000800000000000000000"
            + "0908000000040400000008000000040000000000" + "68e5cf8b010000000700000000"
            + "0402090110020374730004010804027600" + "037431000000000000000000";

    static Stream<Long> seeds() {
        return Seeds.of(50);
    }

    private static Block example() {
        ResultSchema schema = new ResultSchema(
                List.of(ColumnInfo.of("ts", DataType.TIMESTAMP), ColumnInfo.of("v", DataType.INT)),
                Precision.MILLISECONDS);
        BlockBuilder builder = new BlockBuilder(schema);
        builder.column(0).addLong(1700000000000L);
        builder.column(1).addLong(7);
        return builder.build();
    }

    @Test
    void aMessageByteByByte() {
        TmqData data = TmqData.of(0, 5, List.of(TmqBlock.of("t1", example())));
        assertThat(hex(data.encode())).isEqualTo(EXAMPLE);
        TmqData read = TmqData.decode(data.encode(), TmqData.RAW_DATA);
        assertThat(read.blocks().get(0).table()).isEqualTo("t1");
        assertThat(read.blocks().get(0).block().schema()).isEqualTo(example().schema());
        assertThat(read.rows()).isOne();
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(bytes.position(), copy);
        return HexFormat.of().formatHex(copy);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void blocksOfSeveralTables(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean named = random.nextBoolean();
        List<TmqBlock> blocks = Stream.generate(() -> TmqBlock.of(
                        named ? Seeds.text(random) : null,
                        Seeds.rows(random, Seeds.schema(random), random.nextInt(1, 50))
                                .build()))
                .limit(random.nextInt(1, 5))
                .toList();
        TmqData data = TmqData.of(random.nextLong(), random.nextLong(), blocks);
        TmqData read = TmqData.decode(data.encode(), TmqData.RAW_DATA);
        assertThat(read.encode()).isEqualTo(data.encode());
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i).block();
            TmqBlock again = read.blocks().get(i);
            assertThat(again.table()).isEqualTo(blocks.get(i).table());
            assertThat(again.block().schema().precision())
                    .isEqualTo(block.schema().precision());
            for (int r = 0; r < block.rows(); r++) {
                assertThat(Cells.row(again.block(), r)).isEqualTo(Cells.row(block, r));
            }
        }
    }

    @Test
    void blocksWithoutLabels() {
        TmqData data = TmqData.of(0, 5, List.of(TmqBlock.of(null, example())));
        TmqData bare = new TmqData(data.offsets(), false, false, data.blocks(), List.of(), data.tail());
        TmqData read = TmqData.decode(bare.encode(), TmqData.RAW_DATA);
        assertThat(read.blocks().get(0).block().schema().columns().get(1).name())
                .isEmpty();
        assertThat(read.blocks().get(0).table()).isNull();
    }

    @Test
    void offsetsOfOldServers() {
        ByteBuffer now = TmqData.of(0, 5, List.of(TmqBlock.of("t1", example()))).encode();
        ByteBuffer old = ByteBuffer.allocate(now.remaining() + 8).order(ByteOrder.LITTLE_ENDIAN);
        old.put((byte) 1).putLong(7).put((byte) 2).putLong(1).putLong(2);
        old.put(now.slice(23, now.remaining() - 23)).flip();
        assertThat(TmqData.decode(old, TmqData.RAW_DATA).rows()).isOne();
        old.put(0, (byte) 9);
        assertThatThrownBy(() -> TmqData.decode(old, TmqData.RAW_DATA)).hasMessageContaining("offset type 9");
    }

    @Test
    void noBlocks() {
        TmqData none = TmqData.of(0, 0, List.of());
        assertThat(none.rawType()).isEqualTo(TmqData.RAW_DATA);
        assertThat(TmqData.decode(none.encode(), TmqData.RAW_DATA).blocks()).isEmpty();
    }

    @Test
    void contradictionsAreRefused() {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(EXAMPLE)).order(ByteOrder.LITTLE_ENDIAN);
        int block = 23 + 6;
        assertRefused(patched(bytes, 23, 1000), "1000 blocks");
        assertRefused(patched(bytes, 23, -1), "-1 blocks");
        assertRefused(patched(bytes, block + 17, 1), "compression");
        assertRefused(patched(bytes, block + 18, 3), "precision code 3");
        int schema = block + 1 + 18 + 61;
        assertRefused(patched(bytes, schema, 6), "schema of 3");
        assertRefused(patched(bytes, schema + 2, 4), "type 4");
        assertRefused(patched(bytes, block, 0xFFFFFFFF), "needs");
        assertRefused(patched(bytes, 1, 0xFFFFFFFF), "needs");
        assertThatIllegalArgumentException().isThrownBy(() -> new TmqBlock("t", example(), 1, List.of()));
    }

    private static ByteBuffer patched(ByteBuffer bytes, int at, int value) {
        ByteBuffer copy = ByteBuffer.allocate(bytes.limit()).order(ByteOrder.LITTLE_ENDIAN);
        copy.put(bytes.duplicate());
        if (value >= 0 && value < 128 && at != 23) {
            copy.put(at, (byte) value);
        } else {
            copy.putInt(at, value);
        }
        return copy.flip();
    }

    private static void assertRefused(ByteBuffer message, String text) {
        assertThatThrownBy(() -> TmqData.decode(message, TmqData.RAW_DATA))
                .isInstanceOf(WireFormatException.class)
                .hasMessageContaining(text);
    }
}
