package io.taosj.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class ErrorTextsTest {
    @Test
    void textsAreKnown() {
        assertThat(ErrorTexts.name(0x2603)).isEqualTo("PAR_TABLE_NOT_EXIST");
        assertThat(ErrorTexts.text(0x2603)).isEqualTo("Table does not exist");
        assertThat(ErrorTexts.text(0x80000388)).isEqualTo("Database not exist");
        assertThat(ErrorTexts.format(0x2602, "x")).isEqualTo("Invalid column name: x");
        assertThat(ErrorTexts.format(0x263D, 16384)).isEqualTo("Tags length exceeds max length 16384");
        assertThat(ErrorTexts.format(0x0388, "ignored")).isEqualTo("Database not exist");
        assertThat(ErrorTexts.text(0x2632)).contains("1% of");
        assertThat(ErrorTexts.error(0x2603, "t9")).isEqualTo(new ServerError(0x2603, "Table does not exist: t9"));
    }

    @Test
    void unknownCodesHaveATextToo() {
        assertThat(ErrorTexts.name(0x7FFF)).isNull();
        assertThat(ErrorTexts.text(0x7FFF)).isEqualTo("Unknown error 0x7FFF");
        assertThat(ErrorTexts.format(0x7FFF, 1)).isEqualTo("Unknown error 0x7FFF");
        assertThat(ErrorTexts.text(0xFFFF)).isEqualTo("Unknown error 0xFFFF");
    }

    @Test
    void constantsAreTheListedCodes() throws IllegalAccessException {
        for (Field field : TaosErrorCodes.class.getFields()) {
            assertThat(ErrorTexts.name(field.getInt(null))).isEqualTo(field.getName());
        }
    }
}
