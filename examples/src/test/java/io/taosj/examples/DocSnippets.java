package io.taosj.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Java snippets of the manual: fenced blocks marked {@code java}, which run, and {@code java no-run}, which only
 * compile.
 *
 * @param page the file
 * @param line where the block starts
 * @param run whether it runs
 * @param code its text
 */
record DocSnippets(Path page, int line, boolean run, String code) {
    private static final Path ROOT = Path.of("..");
    private static final String FENCE = "```";

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        pages.add(ROOT.resolve("README.md"));
        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            files.filter(f -> f.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    static List<DocSnippets> of(Path page) throws IOException {
        List<DocSnippets> snippets = new ArrayList<>();
        List<String> lines = Files.readAllLines(page);
        for (int i = 0; i < lines.size(); i++) {
            String mark = lines.get(i).strip();
            if (mark.equals(FENCE + "java") || mark.equals(FENCE + "java no-run")) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).strip().equals(FENCE)) {
                    end++;
                }
                String code = String.join("\n", lines.subList(i + 1, end));
                snippets.add(new DocSnippets(page, i + 1, mark.endsWith("java"), code));
                i = end;
            }
        }
        return snippets;
    }

    private boolean isUnit() {
        return code.lines().anyMatch(l -> l.matches("(public |final |abstract )*(class|interface|enum|@interface) .*"));
    }

    /** The name of the class that holds the snippet, or the one that it declares. */
    String className() {
        return isUnit()
                ? code.lines()
                        .filter(l -> l.matches("(public |final |abstract )*(class|interface) .*"))
                        .findFirst()
                        .orElseThrow()
                        .replaceAll(".*(class|interface) (\\w+).*", "$2")
                : "Snippet" + line;
    }

    /** Whether there is something to run. */
    boolean isRun() {
        return run && !isUnit();
    }

    /** A compilation unit: statements in a method that is given a URL and, unless they make one, a connection. */
    String source(String endpoint) {
        String text = code.replace("localhost:6041", endpoint);
        if (isUnit()) {
            return text;
        }
        String imports = text.lines().filter(l -> l.startsWith("import ")).collect(Collectors.joining("\n"));
        String body = text.lines().filter(l -> !l.startsWith("import ")).collect(Collectors.joining("\n"));
        String connection = body.contains("TaosConnection taos") ? "unused" : "taos";
        return """
                import io.taosj.*;
                import io.taosj.wire.*;
                import java.nio.file.*;
                import java.time.*;
                import java.util.*;
                import java.util.concurrent.*;
                import java.util.stream.*;
                %s
                @SuppressWarnings("all")
                public class %s {
                public static void run(String url, TaosConnection %s) throws Exception {
                %s
                }
                }
                """.formatted(imports, className(), connection, body);
    }

    @Override
    public String toString() {
        return page.getFileName() + ":" + line;
    }
}
