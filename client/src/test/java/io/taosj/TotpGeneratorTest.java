package io.taosj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpGeneratorTest {
    /** The secret of the examples in RFC 6238: 12345678901234567890. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQ GEZDGNBVGY3TQOJQ";

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void givesTheNumbersOfTheStandard(long seconds, String code) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
        assertThat(TotpGenerator.of(SECRET, clock).get()).isEqualTo(code);
    }

    @Test
    void refusesWhatIsNoBase32WithoutRepeatingIt() {
        assertThatThrownBy(() -> TotpGenerator.of("s3cret!"))
                .isInstanceOf(TaosInterfaceException.class)
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> TotpGenerator.of("")).isInstanceOf(TaosInterfaceException.class);
        assertThat(TotpGenerator.of(SECRET).toString()).doesNotContain("GEZD");
    }

    @Test
    void everyLoginAsksAnew() {
        AtomicInteger count = new AtomicInteger();
        ConnectionOptions options =
                Taos.builder().totp(() -> "code" + count.incrementAndGet()).build();
        assertThat(options.totpCode()).isEqualTo("code1");
        assertThat(options.toBuilder().build().totpCode()).isEqualTo("code2");
        assertThat(ConnectionOptions.parse("ws://h?totp_secret=GEZDGNBVGY3TQOJQ")
                        .totpCode())
                .hasSize(6);
    }
}
