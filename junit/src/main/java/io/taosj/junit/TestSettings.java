package io.taosj.junit;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What the annotation of a test, or else that of its class, says.
 *
 * @param engine what makes an engine differ from another
 */
record TestSettings(TaosTest.Scope scope, EngineSettings engine, String precision, List<String> sql) {

    /** What an engine is started with; equal settings share an engine. */
    record EngineSettings(String timeZone, String now) {
        ZoneId zone() {
            try {
                return ZoneId.of(timeZone);
            } catch (DateTimeException e) {
                throw new ExtensionConfigurationException("@TaosTest: unknown timeZone \"" + timeZone + "\"", e);
            }
        }

        Clock clock() {
            if (now.isEmpty()) {
                return Clock.systemUTC();
            }
            try {
                return Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
            } catch (DateTimeException e) {
                throw new ExtensionConfigurationException(
                        "@TaosTest: now must be like 2024-01-01T00:00:00Z, not \"" + now + "\"", e);
            }
        }
    }

    static TestSettings of(ExtensionContext context) {
        TaosTest annotation = find(context)
                .orElseThrow(() -> new ExtensionConfigurationException("no @TaosTest at " + context.getDisplayName()));
        return new TestSettings(
                annotation.scope(),
                new EngineSettings(annotation.timeZone(), annotation.now()),
                annotation.precision(),
                List.of(annotation.sql()));
    }

    /** From the inside outwards: the method, its class, the classes around it. */
    private static Optional<TaosTest> find(ExtensionContext context) {
        for (Optional<ExtensionContext> next = Optional.of(context);
                next.isPresent();
                next = next.get().getParent()) {
            Optional<TaosTest> found =
                    AnnotationSupport.findAnnotation(next.get().getElement(), TaosTest.class);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
