package io.taosj.engine.internal.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.EngineException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Codes, texts and affected rows of recorded statements, theme by theme in their order. */
class RecordedStatementsTest {

    static Stream<String> themes() {
        return RecordedStatement.load().stream().map(RecordedStatement::theme).distinct();
    }

    @ParameterizedTest
    @MethodSource("themes")
    void answersAsRecorded(String theme) {
        TestSession session = new TestSession();
        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> actual = new LinkedHashMap<>();
        for (RecordedStatement statement : RecordedStatement.load()) {
            if (statement.theme().equals(theme)) {
                String place = statement.line() + ": " + statement.sql();
                expected.put(place, expected(statement));
                actual.put(place, run(session, statement));
            }
        }
        List<String> different = new ArrayList<>();
        expected.forEach((place, answer) -> {
            if (!answer.equals(actual.get(place))) {
                different.add(place + "\n   expected " + answer + "\n   but was  " + actual.get(place));
            }
        });
        assertThat(different).isEmpty();
    }

    private static String expected(RecordedStatement statement) {
        return statement.code() == 0
                ? statement.affected() + " rows"
                : answer(statement.code(), statement.messageVaries() ? "" : statement.message());
    }

    private static String run(TestSession session, RecordedStatement statement) {
        session.database = statement.database().isEmpty() ? null : statement.database();
        try {
            return session.run(statement.sql()) + " rows";
        } catch (EngineException e) {
            return answer(e.code(), statement.messageVaries() ? "" : String.valueOf(e.getMessage()));
        }
    }

    private static String answer(int code, String message) {
        return "0x" + Integer.toHexString(code) + " " + message;
    }
}
