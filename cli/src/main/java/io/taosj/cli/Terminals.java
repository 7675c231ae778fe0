package io.taosj.cli;

import io.taosj.cli.render.Style;

/** What is known of the place that standard output goes to. */
final class Terminals {
    private Terminals() {}

    /** Whether a person sees standard output: the launcher says so, the JVM can't tell a terminal from a pipe. */
    static boolean isInteractive() {
        return "1".equals(System.getenv("TAOSJ_TTY"));
    }

    static Style style() {
        return Style.of(isInteractive(), System.getenv());
    }
}
