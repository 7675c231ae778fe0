package io.taosj.engine.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTest {
    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Lexer lexer = new Lexer(text);
        while (lexer.next() != Token.EOF) {
            tokens.add(lexer.token() + ":" + lexer.tokenText());
        }
        return tokens;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "12 | INTEGER:12",
                "1.5 | FLOAT:1.5",
                "1. | FLOAT:1.",
                ".5 | FLOAT:.5",
                "1e3 | FLOAT:1e3",
                "1.5E-3 | FLOAT:1.5E-3",
                "1e | INTEGER:1 IDENTIFIER:e",
                "10s | DURATION:10s",
                "10S | DURATION:10S",
                "10sx | INTEGER:10 IDENTIFIER:sx",
                "10x | INTEGER:10 IDENTIFIER:x",
                "1_000 | INTEGER:1 IDENTIFIER:_000",
                "0x1F | HEX:0x1F",
                "0b101 | BINARY:0b101",
                "0b | DURATION:0b",
                "0x | INTEGER:0 IDENTIFIER:x",
                "1.2.3 | ILLEGAL:1.2.3",
                "1.2.3.4 | IP:1.2.3.4",
                "1.2s | FLOAT:1.2 IDENTIFIER:s",
            })
    void readsNumbers(String text, String expected) {
        assertThat(String.join(" ", tokens(text))).isEqualTo(expected);
    }

    @Test
    void readsOperators() {
        assertThat(tokens("<= <> << < >= >> > == = != || | -> - & ~ ? : ."))
                .containsExactly(
                        "LESS_EQUAL:<=",
                        "NOT_EQUAL:<>",
                        "LEFT_SHIFT:<<",
                        "LESS:<",
                        "GREATER_EQUAL:>=",
                        "RIGHT_SHIFT:>>",
                        "GREATER:>",
                        "EQUAL:==",
                        "EQUAL:=",
                        "NOT_EQUAL:!=",
                        "CONCAT:||",
                        "BIT_OR:|",
                        "ARROW:->",
                        "MINUS:-",
                        "BIT_AND:&",
                        "BIT_NOT:~",
                        "QUESTION:?",
                        "COLON::",
                        "DOT:.");
    }

    @Test
    void readsQuotedTexts() {
        assertThat(tokens("'a''b' \"c\\\"d\" `x``y` 'open"))
                .containsExactly("STRING:'a''b'", "STRING:\"c\\\"d\"", "QUOTED:`x``y`", "ILLEGAL:'open");
        assertThat(tokens("`open")).containsExactly("ILLEGAL:`open");
    }

    @Test
    void skipsCommentsButShowsThemInRawMode() {
        assertThat(tokens("a -- b\nc /* d */ e /* f")).containsExactly("IDENTIFIER:a", "IDENTIFIER:c", "IDENTIFIER:e");
        assertThat(tokens("a /*")).containsExactly("IDENTIFIER:a", "SLASH:/", "STAR:*");
        assertThat(tokens("/*+ hint */")).containsExactly("HINT:/*+ hint */");
        Lexer raw = new Lexer("a --b");
        assertThat(List.of(raw.nextRaw(), raw.nextRaw(), raw.nextRaw(), raw.nextRaw()))
                .containsExactly(Token.IDENTIFIER, Token.BLANK, Token.COMMENT, Token.EOF);
    }

    @Test
    void knowsReservedWordsInAnyCase() {
        for (Keyword word : Keyword.values()) {
            String name = word.name();
            assertThat(Keyword.find(name, 0, name.length())).isEqualTo(word);
            assertThat(Keyword.find("x" + word.lower(), 1, name.length() + 1)).isEqualTo(word);
        }
        assertThat(Keyword.find("level", 0, 5)).isNull();
        assertThat(tokens("max 温度 a温")).containsExactly("IDENTIFIER:max", "WORD:温度", "WORD:a温");
    }

    @Test
    void startsAnywhere() {
        Lexer lexer = new Lexer("select a, b", 9);
        lexer.next();
        assertThat(lexer.tokenText()).isEqualTo("b");
        lexer.moveTo(0);
        assertThat(lexer.next()).isEqualTo(Token.KEYWORD);
        assertThat(lexer.keyword()).isEqualTo(Keyword.SELECT);
        assertThat(lexer.start()).isZero();
        assertThat(lexer.end()).isEqualTo(6);
    }
}
