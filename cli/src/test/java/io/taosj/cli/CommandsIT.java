package io.taosj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.embedded.EmbeddedTaos;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsIT {
    @TempDir
    private Path directory = Path.of("");

    /** What a command line printed and how it ended. */
    private record Outcome(int code, String out, String err) {}

    private static Outcome run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Outcome(code, out.toString(), err.toString());
    }

    @Test
    void demoAnswersSixQuestionsInPlainText() throws IOException {
        Outcome outcome = run("demo", "--png", directory.toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains("26115 rows in one super table")
                .contains("1. What is there?", "2. Daily mean", "3. Newark", "4. Wind", "5. Runs", "6. The three")
                .contains("EWR  |     8703", "JFK  |     8706", "LGA  |     8706")
                .doesNotContain("\u001B");
        for (String picture : new String[] {"chart-2.png", "chart-6.png"}) {
            assertThat(Files.size(directory.resolve(picture))).isGreaterThan(1_000);
        }
    }

    @Test
    void demoRunsAgainstAServerToo() {
        try (EmbeddedTaos taos = EmbeddedTaos.start()) {
            Outcome outcome = run("demo", "--url", taos.url());
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out()).contains("EWR  |     8703");
        }
    }

    @Test
    void wrongCsvEndsInOneSentenceAndStoresNothing() throws IOException {
        Path csv = Files.writeString(directory.resolve("bad.csv"), "origin,temp\nEWR,NaN\n");
        Outcome outcome = run("demo", "--csv", csv.toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("taosj: ")
                .contains("line 2")
                .contains("temp")
                .hasLineCount(1);
    }

    @Test
    void shellRunsStatementsInEveryFormat() {
        String sql = "create database d; use d; create table t (ts timestamp, v int);"
                + " insert into t values (1700000000000, 7); select * from t";
        assertThat(run("shell", "-e", sql, "--format", "csv").out()).endsWith(",7\n");
        assertThat(run("shell", "-e", sql, "--format", "json").out()).contains("\"v\":7");
        assertThat(run("shell", "-e", sql + "\\G").out()).contains(" v: 7");
    }

    @Test
    void wrongSqlEndsInTheServersWords() {
        Outcome outcome = run("shell", "-e", "selec 1");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).isEqualTo("taosj: [0x2600]: syntax error near \"selec 1\"\n");
    }

    @Test
    void unknownDatabaseAndWrongPasswordAreSaidPlainly() {
        try (EmbeddedTaos taos = EmbeddedTaos.start()) {
            String wrong = taos.url().replace("taosdata", "secret-word");
            Outcome outcome = run("shell", wrong, "-e", "select 1");
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.err()).contains("Authentication failure").doesNotContain("secret-word");
            assertThat(run("shell", taos.url() + "/nowhere", "-e", "select 1").err())
                    .contains("Database not exist");
        }
    }

    @Test
    void aTakenPortIsSaidPlainly() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Outcome outcome = run("server", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.err()).contains("port " + taken.getLocalPort()).hasLineCount(1);
        }
    }

    @Test
    void aSecondProcessOnADirectoryIsRefused() {
        Path data = directory.resolve("data");
        try (EmbeddedTaos taos = EmbeddedTaos.builder().directory(data).start()) {
            assertThat(taos.port()).isPositive();
            Outcome outcome = run("server", "--port", "0", "--data", data.toString());
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.err()).contains(data.toString()).hasLineCount(1);
        }
    }

    @Test
    void anUnwritableDirectoryIsSaidPlainly() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "not a directory");
        Outcome outcome =
                run("server", "--port", "0", "--data", file.resolve("data").toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).hasLineCount(1);
    }

    @Test
    void anotherAddressNeedsAnotherPassword() {
        Outcome outcome = run("server", "--host", "0.0.0.0", "--port", "0");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("--password");
    }
}
