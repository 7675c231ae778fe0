package io.taosj.engine.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The recorded themes. */
public final class Corpus {
    private static final String FOLDER = "/corpus/";

    private Corpus() {}

    /** The names of all themes. */
    public static List<String> themes() {
        return lines("themes.txt");
    }

    /** The statements of a theme in their order. */
    @SuppressWarnings("unchecked")
    public static List<Step> theme(String name) {
        try (InputStream in = new GZIPInputStream(open(name + ".json.gz"))) {
            Map<String, @Nullable Object> json = (Map<String, @Nullable Object>)
                    Objects.requireNonNull(Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            List<Step> steps = new ArrayList<>();
            for (Object step : (List<Object>) Objects.requireNonNull(json.get("steps"))) {
                steps.add(Step.of((Map<String, @Nullable Object>) step));
            }
            return steps;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The statements of all themes. */
    public static List<Step> all() {
        return themes().stream().flatMap(theme -> theme(theme).stream()).toList();
    }

    static List<String> lines(String resource) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(open(resource), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(Corpus.class.getResourceAsStream(FOLDER + resource), resource);
    }
}
