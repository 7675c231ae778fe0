package io.taosj.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example prints what its golden file says, with a server of its own and with an engine without a network. */
class ExamplesIT {
    private static final Path SOURCES = Path.of("src/main/java/io/taosj/examples");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path PRINTED = Path.of("target/golden");

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(f -> f.getFileName().toString().replace(".java", ""))
                    .filter(name -> !name.equals("Setup") && !name.equals("package-info"))
                    .sorted()
                    .toList();
        }
    }

    private static String output(String example, String... args) throws Exception {
        Method main = Class.forName("io.taosj.examples." + example).getMethod("main", String[].class);
        main.setAccessible(true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            main.invoke(null, (Object) args);
        } finally {
            System.setOut(console);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void printsWhatItShould(String example) throws Exception {
        String printed = output(example);
        Files.createDirectories(PRINTED);
        Files.writeString(PRINTED.resolve(example + ".txt"), printed);
        Path golden = GOLDEN.resolve(example + ".txt");
        assertThat(printed)
                .as(
                        "output of %s; if it is right: cp examples/target/golden/%s.txt examples/%s",
                        example, example, golden)
                .isEqualTo(Files.exists(golden) ? Files.readString(golden) : "(no golden file)");
        assertThat(output(example, "taos+embedded:")).as("without a network").isEqualTo(printed);
    }
}
