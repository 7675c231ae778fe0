package io.taosj.engine.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every recorded statement through the engine's public interface. Differences from the recorded answers must be exactly
 * the known ones: a new one fails, and so does a listed one that has vanished.
 */
class CorpusIT {
    private static final KnownDifferences KNOWN = new KnownDifferences();

    /** Totals over all themes, as {@code docs/compatibility.md} states them. */
    private static final class Totals {
        private final Map<Aspect, Integer> compared = new EnumMap<>(Aspect.class);
        private final Map<Aspect, Integer> equal = new EnumMap<>(Aspect.class);
        private int themes;

        void count(Step step, Set<Aspect> differences) {
            boolean sameCode = !differences.contains(Aspect.CODE);
            count(Aspect.CODE, sameCode);
            if (step.answer().code() != 0) {
                if (!step.has("skipdesc")) {
                    count(Aspect.MESSAGE, sameCode && !differences.contains(Aspect.MESSAGE));
                }
                return;
            }
            for (Aspect aspect : List.of(Aspect.NAMES, Aspect.TYPES, Aspect.LENGTHS)) {
                count(aspect, sameCode && !differences.contains(aspect));
            }
            if (!step.has("skiprows")) {
                count(Aspect.ROWS, sameCode && !differences.contains(Aspect.ROWS));
            }
        }

        private void count(Aspect aspect, boolean same) {
            compared.merge(aspect, 1, Integer::sum);
            equal.merge(aspect, same ? 1 : 0, Integer::sum);
        }

        /** One row of the documentation's table per aspect. */
        List<String> lines() {
            return compared.keySet().stream()
                    .map(aspect -> "| " + aspect.name().toLowerCase(Locale.ROOT) + " | " + compared.get(aspect) + " | "
                            + equal.get(aspect) + " |")
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> answersLikeTheServer() {
        Totals totals = new Totals();
        List<String> themes = Corpus.themes();
        Stream<DynamicTest> tests =
                themes.stream().map(theme -> DynamicTest.dynamicTest(theme, () -> check(theme, totals)));
        return Stream.concat(
                tests, Stream.of(DynamicTest.dynamicTest("figures", () -> checkFigures(totals, themes.size()))));
    }

    private static void checkFigures(Totals totals, int themes) {
        assumeThat(totals.themes).as("themes that ran").isEqualTo(themes);
        assertThat(documentation()).contains(totals.lines());
    }

    @Test
    void knownDifferencesAreDocumented() {
        assertThat(Corpus.themes()).hasSize(48).containsAll(KNOWN.themes());
        assertThat(documentation()).contains(KNOWN.places());
    }

    private static String documentation() {
        try {
            return Files.readString(Path.of(System.getProperty("basedir", "."), "..", "docs", "compatibility.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(String theme, Totals totals) {
        Map<Integer, KnownDifferences.Known> known = KNOWN.of(theme);
        List<String> unexpected = new ArrayList<>();
        try (Engine engine = open();
                EngineSession session = engine.session()) {
            for (Step step : Corpus.theme(theme)) {
                use(session, step.database());
                session.zone(step.zone());
                Answer got = Answer.of(session, step.sql(), step.shownIn());
                Set<Aspect> differences = Comparison.differences(step, got);
                totals.count(step, differences);
                KnownDifferences.Known listed = known.get(step.line());
                if (!differences.equals(listed == null ? Set.of() : listed.aspects())) {
                    unexpected.add(step.line() + " " + differences + (listed == null ? "" : " listed " + listed) + ": "
                            + step.sql() + "\n   want " + step.answer() + "\n   got  " + got + "\n");
                }
            }
        }
        totals.themes++;
        assertThat(unexpected).as(theme).isEmpty();
    }

    private static Engine open() {
        return Engine.open(EngineOptions.inMemory().withZone(ZoneId.of("UTC")).withVersion("3.3.5.8.alpha"));
    }

    /** Each recorded statement came with the name of its database; one that is gone is none. */
    private static void use(EngineSession session, @Nullable String database) {
        try {
            session.use(database);
        } catch (EngineException e) {
            session.use(null);
        }
    }
}
