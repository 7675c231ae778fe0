package io.taosj.engine.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.EngineException;
import io.taosj.engine.corpus.Corpus;
import io.taosj.engine.corpus.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Recorded statements through the parser alone. */
class CorpusTest {
    /** What only parsing can find out. */
    private static final Set<Integer> PARSE_ERRORS = Set.of(0x2600, 0x2601, 0x2617);

    private static final List<Step> CORPUS = Corpus.all();

    private static @Nullable EngineException errorOf(String sql) {
        try {
            Parser.parse(SqlText.of(sql));
            return null;
        } catch (EngineException e) {
            return e;
        }
    }

    private static String describe(Step recorded, @Nullable EngineException error) {
        return recorded.sql() + "\n    recorded "
                + Integer.toHexString(recorded.answer().code()) + " "
                + recorded.answer().message()
                + "\n    got      "
                + (error == null ? "a statement" : Integer.toHexString(error.code()) + " " + error.getMessage());
    }

    @Test
    void parsesEverythingTheServerAccepts() {
        List<String> refused = new ArrayList<>();
        for (Step recorded : CORPUS) {
            EngineException error = recorded.answer().code() == 0 ? errorOf(recorded.sql()) : null;
            if (error != null) {
                refused.add(describe(recorded, error));
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void refusesWithTheServersCodeAndText() {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (Step recorded : CORPUS) {
            if (!PARSE_ERRORS.contains(recorded.answer().code())) {
                continue;
            }
            checked++;
            EngineException error = errorOf(recorded.sql());
            if (error == null
                    || error.code() != recorded.answer().code()
                    || (!recorded.has("skipdesc")
                            && !recorded.answer().message().equals(error.getMessage()))) {
                wrong.add(describe(recorded, error));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(540);
    }

    @Test
    void leavesOtherErrorsToOthersOrGivesThem() {
        List<String> wrong = new ArrayList<>();
        for (Step recorded : CORPUS) {
            if (recorded.answer().code() == 0
                    || PARSE_ERRORS.contains(recorded.answer().code())) {
                continue;
            }
            EngineException error = errorOf(recorded.sql());
            if (error != null
                    && (error.code() != recorded.answer().code()
                            || !recorded.answer().message().equals(error.getMessage()))) {
                wrong.add(describe(recorded, error));
            }
        }
        assertThat(wrong).isEmpty();
    }
}
