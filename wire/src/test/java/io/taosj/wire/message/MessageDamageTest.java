package io.taosj.wire.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.wire.Block;
import io.taosj.wire.Damage;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.Seeds;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged messages end in values or in the typed error, and never need much more memory than they have bytes. */
@NullUnmarked
class MessageDamageTest {
    private static final List<Codec> CODECS = List.of(
            new Codec(
                    "binary_query",
                    r -> new SqlRequest(r.nextLong(), r.nextBoolean(), "select " + Seeds.text(r)).encode(),
                    SqlRequest::decode),
            new Codec(
                    "fetch_raw_block",
                    r -> new FetchRawBlockRequest(r.nextLong(), r.nextLong()).encode(),
                    FetchRawBlockRequest::decode),
            new Codec(
                    "fetch_raw_block reply",
                    r -> reply(r).encode(),
                    m -> readBlock(FetchRawBlockReply.decode(m).block())),
            new Codec(
                    "fetch_block reply",
                    r -> new FetchBlockReply(r.nextLong(), 1, block(r).encoded()).encode(),
                    m -> readBlock(FetchBlockReply.decode(m).block())),
            new Codec(
                    "stmt block",
                    r -> new StmtBlockRequest(1, 2, r.nextBoolean(), block(r).encoded()).encode(),
                    m -> readBlock(StmtBlockRequest.decode(m).block())),
            new Codec(
                    "write_raw",
                    r -> new WriteRawRequest(1, 0, 2, ByteBuffer.wrap(Seeds.bytesOf(r, 20))).encode(),
                    WriteRawRequest::decode),
            new Codec(
                    "write_raw_block",
                    MessageDamageTest::writeBlock,
                    m -> readBlock(WriteBlockRequest.decode(m).block())),
            new Codec(
                    "stmt2_bind",
                    MessageDamageTest::bind,
                    m -> Stmt2BindRequest.decode(m)
                            .tables()
                            .forEach(t -> Stream.concat(t.tags().stream(), t.columns().stream())
                                    .forEach(MessageDamageTest::readColumn))),
            new Codec(
                    "stmt2_bind_exec",
                    MessageDamageTest::bindExec,
                    m -> Stmt2BindExecRequest.decode(m).fields().forEach(MessageDamageTest::readColumn)),
            new Codec("fetch_raw_data reply", MessageDamageTest::subscription, m -> {
                FetchRawDataReply reply = FetchRawDataReply.decode(m);
                readData(reply.data(), reply.rawType());
            }),
            new Codec(
                    "fetch_raw reply",
                    r -> new FetchRawReply(1, 2, 3, 4, data(r).encode()).encode(),
                    m -> readData(FetchRawReply.decode(m).data(), 4)),
            new Codec(
                    "subscription fetch_block reply",
                    r -> new TmqFetchBlockReply(1, 2, 3, block(r).encoded()).encode(),
                    m -> readBlock(TmqFetchBlockReply.decode(m).block())));

    private interface Maker {
        ByteBuffer make(SplittableRandom random);
    }

    private record Codec(String name, Maker maker, Consumer<ByteBuffer> decoder) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> codecsAndSeeds() {
        return CODECS.stream().flatMap(c -> Seeds.of(12).map(seed -> Arguments.of(c, seed)));
    }

    @ParameterizedTest(name = "{0} seed {1}")
    @MethodSource("codecsAndSeeds")
    void damagedMessages(Codec codec, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ByteBuffer message = codec.maker.make(random);
        codec.decoder.accept(message.duplicate().order(ByteOrder.LITTLE_ENDIAN));
        Damage.truncate(message, codec.decoder);
        Damage.flipEachBit(message, codec.decoder);
        for (int i = 0; i < 200; i++) {
            ByteBuffer noise = ByteBuffer.wrap(Seeds.bytesOf(random, random.nextInt(200)));
            Damage.check(() -> codec.decoder.accept(noise));
            // noise behind a valid start gets further
            int keep = random.nextInt(Math.min(message.limit(), 70));
            byte[] mixed = Seeds.bytesOf(random, message.limit());
            message.get(0, mixed, 0, keep);
            Damage.check(() -> codec.decoder.accept(ByteBuffer.wrap(mixed)));
        }
    }

    private static Block block(SplittableRandom random) {
        return Seeds.rows(random, Seeds.schema(random), random.nextInt(1, 4)).build();
    }

    private static FetchRawBlockReply reply(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> FetchRawBlockReply.end(1, 2, 3);
            case 1 -> FetchRawBlockReply.error(1, 2, 3, 0x2603, Seeds.text(random));
            default -> FetchRawBlockReply.of(1, 2, 3, block(random).encoded());
        };
    }

    private static ByteBuffer writeBlock(SplittableRandom random) {
        Block block = block(random);
        List<WriteBlockRequest.Field> fields = block.schema().columns().stream()
                .map(WriteBlockRequest.Field::of)
                .toList();
        return new WriteBlockRequest(
                        1, block.rows(), Seeds.text(random), block.encoded(), random.nextBoolean() ? fields : null)
                .encode();
    }

    private static ByteBuffer bind(SplittableRandom random) {
        Stmt2Payload payload = new Stmt2Payload();
        int tables = random.nextInt(1, 4);
        boolean named = random.nextBoolean();
        boolean tagged = random.nextBoolean();
        for (int i = 0; i < tables; i++) {
            payload.table(named ? "t" + i : null);
            if (tagged) {
                Stmt2FieldsTest.add(payload.tags(), random, DataType.NCHAR, 1);
            }
            Stmt2FieldsTest.add(payload.columns(), random, DataType.TIMESTAMP, 3);
            Stmt2FieldsTest.add(payload.columns(), random, DataType.VARBINARY, 3);
        }
        return payload.encode(1, 2);
    }

    private static ByteBuffer bindExec(SplittableRandom random) {
        Stmt2BindExecPayload payload = new Stmt2BindExecPayload();
        Stmt2FieldsTest.add(payload.fields(), random, DataType.VARCHAR, 4);
        Stmt2FieldsTest.add(payload.fields(), random, DataType.DECIMAL, 4);
        Stmt2FieldsTest.add(payload.fields(), random, DataType.FLOAT, 4);
        return payload.encode(1, 2, 4, 2);
    }

    private static TmqData data(SplittableRandom random) {
        List<TmqBlock> blocks = Stream.generate(() -> TmqBlock.of("t" + random.nextInt(), block(random)))
                .limit(random.nextInt(1, 3))
                .toList();
        TmqData data = TmqData.of(1, 2, blocks);
        return random.nextBoolean()
                ? data
                : new TmqData(
                        data.offsets(),
                        true,
                        true,
                        blocks,
                        List.of(ByteBuffer.wrap(Seeds.bytesOf(random, 200)), ByteBuffer.allocate(0)),
                        ByteBuffer.allocate(0));
    }

    private static ByteBuffer subscription(SplittableRandom random) {
        return random.nextInt(4) == 0
                ? FetchRawDataReply.error(1, 2, 3, 0xFFFF, Seeds.text(random)).encode()
                : FetchRawDataReply.encode(1, 2, 3, data(random));
    }

    private static void readBlock(ByteBuffer bytes) {
        if (bytes != null) {
            Block block = Block.decode(bytes, Precision.MILLISECONDS);
            assertThat(block.rows()).isNotNegative();
        }
    }

    private static void readColumn(Stmt2Column column) {
        for (int r = 0; r < column.rows(); r++) {
            int row = r;
            Damage.check(() -> column.get(row));
        }
    }

    private static void readData(ByteBuffer raw, int rawType) {
        if (raw != null) {
            assertThat(TmqData.decode(raw, rawType).rows()).isNotNegative();
        }
    }
}
