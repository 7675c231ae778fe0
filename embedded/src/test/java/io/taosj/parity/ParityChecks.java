package io.taosj.parity;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A test of a row.
 *
 * @param id the row
 * @param test class and method
 * @param transports where it runs
 */
record ParityChecks(String id, String test, List<ParityTransport> transports) {
    private static final Pattern NAME = Pattern.compile("([a-z]\\d+)[A-Z_].*");

    /** The tests of all classes in this package, in order of their names. */
    static List<ParityChecks> all() throws IOException, URISyntaxException, ClassNotFoundException {
        Path directory = Path.of(Objects.requireNonNull(ParityChecks.class.getResource("ParityChecks.class"))
                        .toURI())
                .resolveSibling("");
        List<ParityChecks> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith("IT.class"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                add(Class.forName(ParityChecks.class.getPackageName() + "." + name), all);
            }
        }
        all.sort(Comparator.comparing(ParityChecks::test));
        return all;
    }

    private static void add(Class<?> type, List<ParityChecks> all) {
        for (Method method : type.getDeclaredMethods()) {
            ParityTest test = method.getAnnotation(ParityTest.class);
            if (test != null) {
                Matcher id = NAME.matcher(method.getName());
                if (!id.matches()) {
                    throw new IllegalStateException(method + " does not start with the id of a row");
                }
                String name = type.getSimpleName() + "." + method.getName();
                all.add(new ParityChecks(id.group(1).toUpperCase(Locale.ROOT), name, List.of(test.on())));
                for (String also : test.also()) {
                    all.add(new ParityChecks(also, name, List.of(test.on())));
                }
            }
        }
    }
}
