package io.taosj.cli.render;

import java.util.Locale;
import java.util.Map;

/**
 * What the place that text goes to can show.
 *
 * @param ansi colours and moving the cursor
 * @param unicode characters beyond ASCII
 */
public record Style(boolean ansi, boolean unicode) {

    /**
     * The style of standard output.
     *
     * @param terminal whether it is a terminal, not a pipe or a file
     */
    public static Style of(boolean terminal, Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "dumb");
        boolean capable = terminal && !kind.equals("dumb") && !environment.containsKey("NO_COLOR");
        String locale = environment.getOrDefault(
                "LC_ALL", environment.getOrDefault("LC_CTYPE", environment.getOrDefault("LANG", "")));
        boolean utf8 = locale.toUpperCase(Locale.ROOT).contains("UTF-8")
                || locale.toUpperCase(Locale.ROOT).contains("UTF8");
        return new Style(capable, terminal && !kind.equals("dumb") && utf8);
    }

    /** The text in a colour of the terminal's palette, where colours are possible. */
    public String colour(int code, String text) {
        return ansi ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }

    /** The text in bold, where that is possible. */
    public String bold(String text) {
        return colour(1, text);
    }

    /** The text dimmed, where that is possible. */
    public String dim(String text) {
        return colour(2, text);
    }
}
