package io.taosj.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Compares results that differ in nothing but the parameter {@code who}. */
final class Ratios {
    private static final String WHO = "who";

    private Ratios() {}

    /** Lines of text, one per pair. */
    static List<String> of(Collection<RunResult> results) {
        Map<String, RunResult> ours = new LinkedHashMap<>();
        Map<String, RunResult> byHand = new LinkedHashMap<>();
        for (RunResult result : results) {
            if (result.getParams().getParamsKeys().contains(WHO)) {
                boolean mine = result.getParams().getParam(WHO).equals(Who.TAOSJ.name());
                (mine ? ours : byHand).put(name(result), result);
            }
        }
        List<String> lines = new ArrayList<>();
        ours.forEach((name, mine) -> {
            RunResult other = byHand.get(name);
            if (other != null) {
                lines.add(line(name, mine, other));
            }
        });
        return lines;
    }

    private static String name(RunResult result) {
        String method = result.getParams().getBenchmark();
        StringBuilder name = new StringBuilder(method.substring(method.lastIndexOf('.') + 1));
        for (String key : result.getParams().getParamsKeys()) {
            if (!key.equals(WHO)) {
                name.append(' ').append(result.getParams().getParam(key));
            }
        }
        return name.toString();
    }

    private static String line(String name, RunResult ours, RunResult other) {
        return String.format(
                Locale.ROOT,
                "%-28s %s   processor time %s",
                name,
                pair(ours.getPrimaryResult(), other.getPrimaryResult()),
                pair(cpu(ours), cpu(other)));
    }

    private static Result<?> cpu(RunResult result) {
        return Objects.requireNonNull(result.getSecondaryResults().get(CpuProfiler.NAME), "the profiler did not run");
    }

    private static String pair(Result<?> ours, Result<?> other) {
        return String.format(
                Locale.ROOT,
                "%10.3f / %10.3f %s = %.2f",
                ours.getScore(),
                other.getScore(),
                ours.getScoreUnit(),
                ours.getScore() / other.getScore());
    }
}
