package io.taosj.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.wire.recorded.Cells;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of blocks that hold for random schemas and values. */
class BlockPropertyTest {

    static Stream<Long> seeds() {
        return Seeds.of(300);
    }

    static Stream<Long> fewSeeds() {
        return Seeds.of(40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void decodingAndEncodingAgainGivesTheSameBytes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BlockBuilder builder = Seeds.rows(random, Seeds.schema(random), random.nextInt(200));
        Block block = builder.build();
        assertThat(block.encoded().remaining()).isEqualTo(builder.encodedLength());

        BlockBuilder again = Cells.rebuild(block);
        assertThat(again.build().encoded()).isEqualTo(block.encoded());

        // and without the labels, from a direct buffer, with the types of the header only
        ByteBuffer direct = ByteBuffer.allocateDirect(builder.encodedLength() + 3);
        direct.put(block.encoded()).put((byte) 1).flip();
        Block headed = Block.decode(direct, block.schema().precision());
        assertThat(headed.rows()).isEqualTo(block.rows());
        for (int r = 0; r < block.rows(); r++) {
            assertThat(Cells.row(headed, r)).isEqualTo(Cells.row(block, r));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aBuilderThatIsResetBuildsTheSameAsANewOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ResultSchema schema = Seeds.schema(random);
        BlockBuilder reused = Seeds.rows(random, schema, random.nextInt(100));
        reused.reset();
        assertThat(reused.rows()).isZero();
        Block block = Seeds.rows(random, schema, random.nextInt(100)).build();
        for (int c = 0; c < schema.size(); c++) {
            for (int r = 0; r < block.rows(); r++) {
                Cells.add(reused.column(c), block.column(c).get(r), block);
            }
        }
        assertThat(reused.build().encoded()).isEqualTo(block.encoded());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void truncatedBlocksGiveValuesOrTheTypedError(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Block block =
                Seeds.rows(random, Seeds.schema(random), random.nextInt(1, 9)).build();
        ByteBuffer bytes = block.encoded();
        for (int length = 0; length < bytes.limit(); length++) {
            readAll(block, bytes.slice(0, length));
            // the length in the header agrees with the truncation
            if (length >= 8) {
                readAll(
                        block,
                        ByteBuffer.wrap(Damage.copy(bytes, length))
                                .order(bytes.order())
                                .putInt(4, length));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void flippedBitsGiveValuesOrTheTypedError(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Block block =
                Seeds.rows(random, Seeds.schema(random), random.nextInt(1, 9)).build();
        Damage.flipEachBit(block.encoded(), damaged -> readAll(block, damaged));
    }

    private static void readAll(Block original, ByteBuffer bytes) {
        Damage.check(
                () -> read(Block.decode(bytes.duplicate(), original.schema().precision())));
        Damage.check(() -> read(Block.decode(original.schema(), bytes.duplicate())));
    }

    /** Reads every value, but no more rows than the bytes can justify. */
    private static void read(Block block) {
        for (int c = 0; c < block.schema().size(); c++) {
            Column column = block.column(c);
            assertThat((long) block.rows())
                    .isLessThanOrEqualTo(8L * block.encoded().remaining());
            for (int r = 0; r < block.rows(); r++) {
                int row = r;
                Damage.check(() -> column.get(row));
            }
        }
    }
}
