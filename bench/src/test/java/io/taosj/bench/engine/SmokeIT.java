package io.taosj.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.bench.Who;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the body of each benchmark once on little data; both sides must answer the same number of rows. */
class SmokeIT {
    private static Scale scale = new Scale(0, 0, Path.of(""));

    @BeforeAll
    static void prepare(@TempDir Path directory) throws Exception {
        scale = new Scale(12, 1_200, directory);
        Data.prepare(scale);
    }

    @ParameterizedTest
    @EnumSource
    void questions(Question question) throws Exception {
        assertThat(ask(question, Who.TAOSJ))
                .isEqualTo(ask(question, Who.BY_HAND))
                .isPositive();
    }

    private static long ask(Question question, Who who) throws Exception {
        QueryBenchmark benchmark = new QueryBenchmark();
        benchmark.question = question;
        benchmark.who = who;
        benchmark.open(scale);
        try {
            return benchmark.query();
        } finally {
            benchmark.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void ingest(Who who) throws Exception {
        IngestBenchmark benchmark = new IngestBenchmark(scale);
        benchmark.who = who;
        benchmark.open();
        assertThat(benchmark.acknowledged()).isEqualTo(scale.total());
        benchmark.close();
        benchmark.open();
        assertThat(benchmark.stored()).isEqualTo(scale.total());
        benchmark.close();
    }

    @Test
    void largeInsert() throws Exception {
        StatementBenchmark benchmark = new StatementBenchmark(20_000);
        benchmark.open();
        benchmark.write();
        assertThat(benchmark.largeInsert()).isGreaterThan(200);
        benchmark.close();
    }

    @Test
    void oneRow() throws Exception {
        OneRowBenchmark benchmark = new OneRowBenchmark();
        benchmark.open();
        assertThat(benchmark.oneRow()).isEqualTo(1);
        benchmark.close();
    }

    @Test
    void tables() throws Exception {
        TablesBenchmark benchmark = new TablesBenchmark();
        benchmark.open();
        assertThat(benchmark.create()).isEqualTo(100);
        benchmark.close();
    }

    @ParameterizedTest
    @EnumSource
    void start(Who who) throws Exception {
        StartBenchmark benchmark = new StartBenchmark();
        benchmark.who = who;
        assertThat(benchmark.cold()).isEqualTo(benchmark.warm()).isEqualTo(1);
    }
}
