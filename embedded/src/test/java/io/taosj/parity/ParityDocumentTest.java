package io.taosj.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every row has a test or a reason, and {@code docs/parity.md} says so. */
class ParityDocumentTest {
    private static final Path MADE = Path.of("target", "parity.md");
    private static final Path KEPT = Path.of("..", "docs", "parity.md");

    private final List<ParityRow> rows = ParityRow.all();
    private final Map<String, List<ParityChecks>> tests;

    ParityDocumentTest() throws Exception {
        tests = ParityChecks.all().stream().collect(Collectors.groupingBy(ParityChecks::id));
    }

    @Test
    void everyRowHasATestOrAReason() {
        Set<String> ids = new LinkedHashSet<>();
        for (ParityRow row : rows) {
            assertThat(ids.add(row.id())).as(row.id() + " is there once").isTrue();
        }
        assertThat(tests.keySet()).as("tests belong to rows of parity.tsv").isSubsetOf(ids);
        assertThat(rows)
                .as("rows without test and without reason")
                .noneMatch(row -> !tests.containsKey(row.id()) && row.open().isEmpty());
    }

    @Test
    void theDocumentIsUpToDate() throws Exception {
        Files.createDirectories(MADE.toAbsolutePath().getParent());
        Files.writeString(MADE, document());
        assertThat(Files.exists(KEPT) ? Files.readString(KEPT) : "")
                .as("docs/parity.md; to bring it up to date: cp embedded/target/parity.md docs/parity.md")
                .isEqualTo(document());
    }

    private String document() {
        List<String> out = new ArrayList<>();
        long checked = rows.stream().filter(r -> tests.containsKey(r.id())).count();
        out.add("# What the Python library can do, and this one");
        out.add("");
        out.add(
                "Each row is a capability of TDengine's Python library, and what stands for it here. The tests named run in");
        out.add(
                "every build over the transports listed, with the same code. This page is made from them; do not edit it.");
        out.add("");
        out.add("%d rows, %d of them with tests of their own.".formatted(rows.size(), checked));
        String section = "";
        for (ParityRow row : rows) {
            if (!row.section().equals(section)) {
                section = row.section();
                out.add("");
                out.add("## " + section);
                out.add("");
                out.add("| Row | Python | Here | Transports | Tests | Open |");
                out.add("|---|---|---|---|---|---|");
            }
            out.add("| "
                    + String.join(" | ", row.id(), row.python(), row.java(), transports(row), names(row), open(row))
                    + " |");
        }
        return String.join("\n", out) + "\n";
    }

    /** What is open; what was to come with another module has come if there is a test. */
    private String open(ParityRow row) {
        boolean came = tests.containsKey(row.id()) && row.open().startsWith("comes with");
        return came ? "" : row.open();
    }

    private List<ParityChecks> of(ParityRow row) {
        return tests.getOrDefault(row.id(), List.of());
    }

    private String transports(ParityRow row) {
        Set<ParityTransport> all = new TreeSet<>();
        of(row).forEach(t -> all.addAll(t.transports()));
        return all.stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    private String names(ParityRow row) {
        return of(row).stream().map(t -> "`" + t.test() + "`").collect(Collectors.joining("<br>"));
    }
}
