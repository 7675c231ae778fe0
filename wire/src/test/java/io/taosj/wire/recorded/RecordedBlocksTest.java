package io.taosj.wire.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.wire.Block;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.Precision;
import io.taosj.wire.recorded.RecordedBlock.Origin;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded block holds the values that the server stated, and is built again byte by byte. */
class RecordedBlocksTest {

    static Stream<RecordedBlock> blocks() {
        return Recording.all().stream().flatMap(r -> RecordedBlocks.of(r).stream());
    }

    static Stream<RecordedBlock> serverBlocks() {
        return blocks().filter(b -> b.origin() != Origin.CLIENT);
    }

    @Test
    void theRecordingsHoldBlocksOfEveryOrigin() {
        assertThat(blocks().filter(b -> b.origin() == Origin.RESULT).count()).isGreaterThan(80);
        assertThat(blocks().filter(b -> b.origin() == Origin.SUBSCRIPTION).count())
                .isPositive();
        assertThat(blocks().filter(b -> b.candidates() != null).count()).isGreaterThan(25);
        assertThat(blocks().filter(b -> b.rows() != null).count()).isGreaterThan(80);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void holdsTheStatedValues(RecordedBlock recorded) {
        Block block = decode(recorded);
        for (int r = 0; r < block.rows(); r++) {
            int row = r;
            if (recorded.rows() != null) {
                List<Object> expected = Json.list(recorded.rows().get(r));
                assertThat(Cells.same(block, r, expected))
                        .as("%s row %s: %s instead of %s", recorded, r, Cells.row(block, r), expected)
                        .isTrue();
            } else if (recorded.candidates() != null) {
                assertThat(recorded.candidates())
                        .as("%s row %s: %s", recorded, r, Cells.row(block, r))
                        .anyMatch(expected -> Cells.same(block, row, expected));
            } else {
                assertThat(Cells.row(block, r)).hasSize(block.schema().size());
            }
        }
    }

    /**
     * Blocks of the server: only the bytes in the slots of nulls, and the bits behind the last row in
     * the map of nulls, are free.
     */
    @ParameterizedTest
    @MethodSource("serverBlocks")
    void isBuiltAgain(RecordedBlock recorded) {
        Block block = decode(recorded);
        BlockBuilder builder = Cells.rebuild(block);
        ByteBuffer again = ByteBuffer.allocate(builder.encodedLength());
        builder.encode(again, recorded.bytes().getInt(0));
        assertThat(again.hasRemaining()).isFalse();
        assertThat(hex(again.flip())).as(recorded.toString()).isEqualTo(hex(zeroNulls(recorded.bytes(), block)));
    }

    /**
     * Blocks of clients: the filler byte, the flags, the storage bytes in the column headers, bytes of nulls and
     * whatever follows the block differ from client to client; the values must survive.
     */
    @ParameterizedTest
    @MethodSource("blocks")
    void keepsItsValuesWhenBuiltAgain(RecordedBlock recorded) {
        Block block = decode(recorded);
        Block again = Cells.rebuild(block).build();
        assertThat(again.rows()).isEqualTo(block.rows());
        for (int r = 0; r < block.rows(); r++) {
            assertThat(Cells.row(again, r)).isEqualTo(Cells.row(block, r));
        }
    }

    private static Block decode(RecordedBlock recorded) {
        return recorded.schema() == null
                ? Block.decode(recorded.bytes(), Precision.MILLISECONDS)
                : Block.decode(recorded.schema(), recorded.bytes());
    }

    /** A copy in which the values of nulls and the unused bits are zero, as the builder writes them. */
    private static ByteBuffer zeroNulls(ByteBuffer bytes, Block block) {
        ByteBuffer copy = ByteBuffer.allocate(bytes.getInt(4)).order(ByteOrder.LITTLE_ENDIAN);
        copy.put(bytes.slice(0, copy.capacity())).flip();
        int columns = copy.getInt(12);
        int at = 28 + 9 * columns;
        for (int c = 0; c < columns; c++) {
            int dataLength = copy.getInt(28 + 5 * columns + 4 * c);
            int width = block.column(c).type().width();
            int data = at + (width == 0 ? 4 * block.rows() : (block.rows() + 7) / 8);
            if (width > 0 && block.rows() % 8 != 0) {
                copy.put(data - 1, (byte) (copy.get(data - 1) & 0xFF00 >> block.rows() % 8));
            }
            for (int r = 0; width > 0 && r < block.rows(); r++) {
                if (block.column(c).isNull(r)) {
                    copy.put(data + r * width, new byte[width]);
                }
            }
            at = data + dataLength;
        }
        return copy;
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(bytes.position(), copy);
        return java.util.HexFormat.of().formatHex(copy);
    }
}
