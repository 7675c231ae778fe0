package io.taosj.engine.internal.schemaless;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.EngineException;
import io.taosj.wire.Precision;
import io.taosj.wire.SchemalessProtocol;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Broken points end in points or in the engine's own exception, whatever is broken. */
class SchemalessFuzzTest {
    private static final long SEED = 20_241_122L;
    private static final int ROUNDS = 40_000;
    private static final int MAX_PIECES = 24;
    private static final List<String> PIECES = List.of(
            ",",
            "=",
            " ",
            "\\",
            "\"",
            "L\"",
            "B\"",
            "G\"",
            "\\x",
            "#",
            "\n",
            "\r",
            ".",
            "-",
            "+",
            "0",
            "1e5",
            "i8",
            "u64",
            "f32",
            "t",
            "false",
            "nan",
            "99999999999999999999",
            "1704067200",
            "1704067200000",
            "POINT(1 2)",
            "{",
            "}",
            "[",
            "]",
            ":",
            "null",
            "{\"value\":",
            "\"type\":\"int\"",
            "\"tags\":",
            "\u0000",
            "\uD800",
            "北京",
            "😀",
            "_ts",
            "_value",
            "m,t=1 v=1",
            "put ",
            "x".repeat(70));
    private static final List<String> LINES = List.of(
            "st,t1=3,t2=4,t3=t3 c1=3i64,c3=\"passit\",c2=false,c4=4f64,n=L\"a\\\"b\",p=G\"POINT(1 2)\" 1626006833639000000",
            "a\\ b\\,c,k\\=1=v\\ \\, f\\,=1.5,raw=B\"\\x98f46e\"\nbare v=1\n# comment\n",
            "m,t=1 v=1,w=2u8\nm,t=2 w=3u8,v=4 5\nm,t=1 v=6");
    private static final List<String> TELNET = List.of(
            "meters.current 1648432611249 10.3 location=California.SanFrancisco groupid=2",
            "mt 1704067200 \"a b\" host=web\nmt 1704067201 t host=web");
    private static final List<String> JSON = List.of(
            "[{\"metric\":\"m\",\"timestamp\":1704067200,\"value\":10.5,\"tags\":{\"host\":\"a\",\"id\":7}}]",
            "{\"metric\":\"m\",\"timestamp\":{\"value\":1704067200,\"type\":\"s\"},\"value\":{\"value\":true,\"type\":\"bool\"},"
                    + "\"tags\":{\"t1\":{\"value\":\"北京\",\"type\":\"nchar\"},\"t2\":{\"value\":5,\"type\":\"int\"}}}");

    @ParameterizedTest
    @EnumSource
    void neverAnythingElse(SchemalessProtocol protocol) {
        Random random = new Random(SEED + protocol.code());
        List<String> good =
                switch (protocol) {
                    case LINE -> LINES;
                    case TELNET -> TELNET;
                    case JSON -> JSON;
                };
        int read = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String data =
                    random.nextInt(4) == 0 ? random(random) : mutated(random, good.get(random.nextInt(good.size())));
            try {
                read += parse(protocol, data, random.nextBoolean() ? "t1" : null) > 0 ? 1 : 0;
            } catch (EngineException e) {
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("round " + round + ": <" + data + ">", e);
            }
        }
        assertThat(read).as("points that are right").isPositive();
        assertThat(refused).as("points that are wrong").isPositive();
    }

    private static long parse(SchemalessProtocol protocol, String data, @org.jspecify.annotations.Nullable String key) {
        Batch batch = new Batch(key);
        Times times = new Times(Precision.MICROSECONDS, Instant.EPOCH);
        switch (protocol) {
            case LINE -> {
                LineParser parser = new LineParser(batch, times, 1_000_000);
                Lines.read(data, parser::line);
            }
            case TELNET -> {
                TelnetParser parser = new TelnetParser(batch, times);
                Lines.read(data, parser::line);
            }
            case JSON -> new JsonPoints(batch, times).read(data);
        }
        return batch.points();
    }

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(MAX_PIECES); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static String mutated(Random random, String good) {
        StringBuilder text = new StringBuilder(good);
        for (int i = random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setLength(at);
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                default -> text.setCharAt(at, (char) random.nextInt(128));
            }
        }
        return text.toString();
    }
}
