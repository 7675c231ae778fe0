package io.taosj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.wire.SchemalessPrecision;
import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PointTest {
    @Test
    void fieldsOfAllTypes() {
        String line = Point.of("m")
                .tag("host", "a")
                .field("d", 1.5)
                .field("f", 2.5f)
                .field("b", (byte) -1)
                .field("s", (short) 2)
                .field("i", 3)
                .field("l", 4L)
                .field("ok", true)
                .field("text", "x y")
                .nchar("n", "测")
                .field("raw", new byte[] {0, -1})
                .geometry("g", "POINT(1 2)")
                .unsignedByte("ub", 255)
                .unsignedShort("us", 65535)
                .unsignedInt("ui", 4294967295L)
                .unsignedLong("ul", new BigInteger("18446744073709551615"))
                .time(Instant.parse("2024-01-01T00:00:00.000000001Z"))
                .toLine();
        assertThat(line)
                .isEqualTo("m,host=a d=1.5,f=2.5f32,b=-1i8,s=2i16,i=3i32,l=4i64,ok=true,text=\"x y\",n=L\"测\","
                        + "raw=B\"\\\\x00ff\",g=G\"POINT(1 2)\",ub=255u8,us=65535u16,ui=4294967295u32,"
                        + "ul=18446744073709551615u64 1704067200000000001");
    }

    @Test
    void escapes() {
        assertThat(Point.of("a b,c=d")
                        .tag("k, =", "v, =")
                        .field("f, =", "q\"\\")
                        .time(5, SchemalessPrecision.SECONDS)
                        .toLine())
                .isEqualTo("a\\ b\\,c=d,k\\,\\ \\==v\\,\\ \\= f\\,\\ \\==\"q\\\"\\\\\" 5000000000");
    }

    @Test
    void refusesWhatLinesCantExpress() {
        Point point = Point.of("m");
        assertWrong("tag '' is empty or longer than 64 bytes", () -> point.tag("", "a"));
        assertWrong("field 'é", () -> point.field("é".repeat(33), 1));
        assertWrong("ends in a backslash", () -> point.tag("t", "a\\"));
        assertWrong("has a line feed", () -> point.field("f", "a\nb"));
        assertWrong("value of field f 'NaN' is no finite number", () -> point.field("f", Double.NaN));
        assertWrong("value of field f '256' is out of 0 to 255", () -> point.unsignedByte("f", 256));
        assertWrong("value of field f '-1' is out of", () -> point.unsignedLong("f", BigInteger.ONE.negate()));
        assertWrong("leave the tag out", () -> point.tag("t", ""));
        assertWrong("makes the line a comment", () -> Point.of("#m"));
        assertWrong("point of super table 'm' has no field", point::toLine);
        assertWrong("does not fit", () -> point.time(Instant.MAX));
        assertWrong("does not fit", () -> point.time(Long.MAX_VALUE, SchemalessPrecision.HOURS));
    }

    private static void assertWrong(String text, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        TaosInterfaceException.class,
                        e -> assertThat(e.code()).isEqualTo(ClientErrors.INVALID_ARGUMENT))
                .hasMessageContaining(text);
    }
}
