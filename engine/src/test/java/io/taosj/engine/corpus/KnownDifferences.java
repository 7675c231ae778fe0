package io.taosj.engine.corpus;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The recorded answers that the engine doesn't give, with the reason: theme, line, aspects and reason per line. */
final class KnownDifferences {
    /** An expected difference. */
    record Known(Set<Aspect> aspects, String reason) {}

    private final Map<String, Map<Integer, Known>> themes = new TreeMap<>();

    KnownDifferences() {
        for (String line : Corpus.lines("known-differences.tsv")) {
            String[] fields = line.split("\t", -1);
            Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
            Arrays.stream(fields[2].split(",", -1)).map(Aspect::valueOf).forEach(aspects::add);
            themes.computeIfAbsent(fields[0], theme -> new TreeMap<>())
                    .put(Integer.parseInt(fields[1]), new Known(aspects, fields[3]));
        }
    }

    Map<Integer, Known> of(String theme) {
        return Objects.requireNonNull(themes.getOrDefault(theme, Map.of()));
    }

    /** All of them as the documentation names them: theme, colon, line. */
    List<String> places() {
        return themes.entrySet().stream()
                .flatMap(theme -> theme.getValue().keySet().stream().map(line -> theme.getKey() + ":" + line))
                .toList();
    }

    Set<String> themes() {
        return themes.keySet();
    }
}
