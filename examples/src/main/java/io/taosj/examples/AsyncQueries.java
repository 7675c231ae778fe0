package io.taosj.examples;

import io.taosj.TaosConnection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A hundred queries at once. */
final class AsyncQueries {
    private AsyncQueries() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connect()) {
            List<CompletableFuture<Long>> answers = IntStream.range(0, 100)
                    .mapToObj(i -> taos.queryAsync("select " + i)
                            .thenApply(result -> result.toList(Long.class).get(0)))
                    .toList();
            long sum = answers.stream().mapToLong(CompletableFuture::join).sum();
            System.out.println(answers.size() + " answers, sum " + sum);
        }
    }
}
