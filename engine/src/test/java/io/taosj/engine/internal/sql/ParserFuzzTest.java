package io.taosj.engine.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.EngineException;
import io.taosj.engine.corpus.Corpus;
import io.taosj.engine.corpus.Step;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Broken statements end in a statement or in the engine's own exception, whatever is broken. */
class ParserFuzzTest {
    private static final long SEED = 20_240_607L;
    private static final int ROUNDS = 60_000;
    private static final int MAX_LENGTH = 2_000;
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            ",",
            "'",
            "\"",
            "`",
            ";",
            ".",
            "*",
            "-",
            "+",
            "?",
            "/*",
            "--",
            "\\",
            "1",
            "1.",
            "1e5",
            "5s",
            "0x1",
            "null",
            "not",
            "and",
            "or",
            "select",
            "from",
            "union all",
            "case when",
            "end",
            "in (",
            "between",
            "interval(1s)",
            "`a b`",
            "''",
            "温度",
            "@",
            "\u0000",
            "\uD800",
            "values",
            "tags (",
            "if not exists",
            "as",
            "=",
            "is null");

    private final Random random = new Random(SEED);
    private final List<String> sources = Corpus.all().stream()
            .map(Step::sql)
            .filter(sql -> sql.length() <= MAX_LENGTH)
            .toList();

    @Test
    void neverFailsInAnyOtherWay() {
        int parsed = 0;
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String sql = mutated(pick(sources));
            try {
                assertThat(i % 2 == 0 ? Parser.parse(SqlText.of(sql)) : Parser.parsePrepared(SqlText.of(sql)))
                        .isNotNull();
                parsed++;
            } catch (EngineException e) {
                assertThat(e.getMessage()).isNotEmpty();
                refused++;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("round " + i + ": " + sql, e);
            }
        }
        assertThat(parsed).isPositive();
        assertThat(refused).isPositive();
    }

    private String mutated(String source) {
        String sql = source;
        for (int times = 1 + random.nextInt(3); times > 0 && !sql.isEmpty(); times--) {
            sql = switch (random.nextInt(6)) {
                case 0 -> sql.substring(0, random.nextInt(sql.length() + 1));
                case 1 -> sql.substring(random.nextInt(sql.length()));
                case 2 -> withoutToken(sql);
                case 3 -> insert(sql, pick(PIECES));
                case 4 -> insert(sql, pick(sources));
                default -> replaced(sql);
            };
        }
        return sql;
    }

    private String withoutToken(String sql) {
        Lexer lexer = new Lexer(sql, random.nextInt(sql.length()));
        lexer.next();
        return sql.substring(0, lexer.start()) + sql.substring(lexer.end());
    }

    private String insert(String sql, String piece) {
        int at = random.nextInt(sql.length() + 1);
        return sql.substring(0, at) + " " + piece + " " + sql.substring(at);
    }

    private String replaced(String sql) {
        int at = random.nextInt(sql.length());
        return sql.substring(0, at) + (char) random.nextInt(256) + sql.substring(at + 1);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
