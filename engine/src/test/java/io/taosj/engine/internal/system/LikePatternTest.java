package io.taosj.engine.internal.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePatternTest {

    @ParameterizedTest
    @CsvSource({
        "'%', '', true",
        "'%', abc, true",
        "'', '', true",
        "'', a, false",
        "abc, abc, true",
        "abc, ABC, true",
        "ABC, abc, true",
        "abc, abcd, false",
        "a_c, abc, true",
        "a_c, ac, false",
        "'log%', log_a, true",
        "'%o%', w_oslo, true",
        "'%o%', xyz, false",
        "'w\\_r%', w_rome, true",
        "'w\\_r%', wxrome, false",
        "'50\\%', 50%, true",
        "'50\\%', 500, false",
        "'%a%b%c', xxaxxbxxc, true",
        "'%a%b%c', xxaxxbxxcd, false",
        "'_', 中, true",
        "'__', 😀a, true",
        "É, é, false",
        "'a\\b', 'a\\b', true"
    })
    void matches(String pattern, String text, boolean expected) {
        assertThat(new LikePattern(pattern).matches(text)).isEqualTo(expected);
    }

    @Test
    void manyWildcardsDoNotExplode() {
        String text = "a".repeat(20_000);
        assertThat(new LikePattern("%a".repeat(200) + "%b").matches(text)).isFalse();
    }
}
