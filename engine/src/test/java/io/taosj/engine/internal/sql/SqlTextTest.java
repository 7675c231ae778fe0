package io.taosj.engine.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.EngineException;
import org.junit.jupiter.api.Test;

class SqlTextTest {
    @Test
    void foldsOutsideQuotesOnly() {
        assertThat(SqlText.of("SELECT 'Ab' , \"Cd\", `Ef`, GH É").folded())
                .isEqualTo("select 'Ab' , \"Cd\", `Ef`, gh É");
    }

    @Test
    void aBackslashProtectsAQuote() {
        assertThat(SqlText.of("A 'B\\'C' D").folded()).isEqualTo("a 'B\\'C' d");
    }

    @Test
    void knowsNoComments() {
        assertThat(SqlText.of("A /* it's */ B = 'C'").folded()).isEqualTo("a /* it's */ B = 'c'");
    }

    @Test
    void keepsTheOriginalAndSharesItWhereNothingChanges() {
        SqlText text = SqlText.of("select 1");
        assertThat(text.folded()).isSameAs(text.original());
        assertThat(text.slice(new Span(7, 8))).isEqualTo("1");
        assertThat(text.rest(3)).isEqualTo("ect 1");
    }

    @Test
    void refusesMoreThanOneMebibyte() {
        assertThat(SqlText.of(" ".repeat(SqlText.MAX_BYTES)).folded()).hasSize(SqlText.MAX_BYTES);
        assertThatThrownBy(() -> SqlText.of("é".repeat(SqlText.MAX_BYTES / 2 + 1)))
                .isInstanceOf(EngineException.class)
                .hasMessage("SQL statement too long");
    }

    @Test
    void decodesTexts() {
        assertThat(Literals.decode("'a''b'")).isEqualTo("a'b");
        assertThat(Literals.decode("\"a'b\"\"\"")).isEqualTo("a'b\"");
        assertThat(Literals.decode("'\\n\\r\\t\\\\\\'\\\"'")).isEqualTo("\n\r\t\\'\"");
        assertThat(Literals.decode("'\\%\\_\\x41\\q'")).isEqualTo("\\%\\_\\x41q");
        assertThat(Literals.decode("''")).isEmpty();
        assertThat(Literals.decode("''''")).isEqualTo("'");
    }
}
