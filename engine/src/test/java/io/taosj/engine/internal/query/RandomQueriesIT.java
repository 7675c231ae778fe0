package io.taosj.engine.internal.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.EngineException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked, the answer is rows or an error of the dialect: the store never refuses what we translate. */
class RandomQueriesIT {
    private static final int QUERIES = 600;
    private static final int INTERNAL = 0xFFFF;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_240_615})
    void noQueryIsRefusedByTheStore(long seed) {
        RandomQueries queries = new RandomQueries(seed);
        List<String> refused = new ArrayList<>();
        int answered = 0;
        try (QueryHarness harness = new QueryHarness().with(RandomQueries.SETUP)) {
            for (int i = 0; i < QUERIES; i++) {
                String sql = queries.next();
                try {
                    harness.query(sql);
                    answered++;
                } catch (EngineException e) {
                    if (e.code() == INTERNAL) {
                        refused.add(sql);
                    }
                }
            }
        }
        assertThat(refused).isEmpty();
        assertThat(answered).isGreaterThan(QUERIES / 10);
    }
}
