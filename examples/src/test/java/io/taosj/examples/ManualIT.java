package io.taosj.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.embedded.EmbeddedTaos;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Java snippet of the manual compiles; those not marked {@code no-run} run, page by page and in order. */
class ManualIT {
    private final Path classes;

    ManualIT(@TempDir Path classes) {
        this.classes = classes;
    }

    static List<Path> pages() throws IOException {
        return DocSnippets.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void snippetsWork(Path page) throws Exception {
        List<DocSnippets> snippets = DocSnippets.of(page);
        if (snippets.isEmpty()) {
            return;
        }
        PrintStream console = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try (EmbeddedTaos server = EmbeddedTaos.start();
                TaosConnection taos = server.connect()) {
            meters(taos);
            for (DocSnippets snippet : snippets) {
                compile(snippet, "localhost:" + server.port());
                if (snippet.isRun()) {
                    run(snippet, server.url() + "/power");
                }
            }
        } finally {
            System.setOut(console);
        }
    }

    /** What the snippets may build on: the database power with a super table and two child tables. */
    private static void meters(TaosConnection taos) {
        taos.execute("create database power");
        taos.execute("use power");
        taos.execute("create stable meters (ts timestamp, current float, voltage int, phase float)"
                + " tags (location varchar(64), groupid int)");
        taos.execute("insert into d1001 using meters tags ('Berlin', 2) values"
                + " ('2024-01-01 00:00:00', 10.5, 219, 0.25) ('2024-01-01 00:00:01', 12.5, 220, 0.5)"
                + " d1002 using meters tags ('Bonn', 3) values ('2024-01-01 00:00:00', 11.5, 221, 0.75)");
    }

    private void compile(DocSnippets snippet, String endpoint) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String source = snippet.source(endpoint);
        JavaFileObject file =
                new SimpleJavaFileObject(
                        URI.create("string:///" + snippet.className() + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        StringWriter messages = new StringWriter();
        boolean done = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-d", classes.toString(), "-cp", path, "-proc:none", "--release", "17"),
                        null,
                        List.of(file))
                .call();
        assertThat(done)
                .as("%s does not compile:%n%s%n%s", snippet, messages, source)
                .isTrue();
    }

    private void run(DocSnippets snippet, String url) throws Exception {
        try (URLClassLoader loader =
                        new URLClassLoader(new URL[] {classes.toUri().toURL()}, ManualIT.class.getClassLoader());
                TaosConnection taos = Taos.connect(url)) {
            loader.loadClass(snippet.className())
                    .getMethod("run", String.class, TaosConnection.class)
                    .invoke(null, url, taos);
        } catch (InvocationTargetException e) {
            throw new AssertionError(snippet + " failed: " + e.getCause(), e.getCause());
        }
    }
}
