package io.taosj.cli.demo;

import io.taosj.cli.render.Style;
import java.io.PrintWriter;

/** A progress bar that redraws its line; without a capable terminal only its last state is printed. */
final class Progress {
    private static final int WIDTH = 32;

    private final PrintWriter out;
    private final Style style;
    private final String what;
    private final long total;
    private int shown = -1;

    Progress(PrintWriter out, Style style, String what, long total) {
        this.out = out;
        this.style = style;
        this.what = what;
        this.total = total;
    }

    /** Shows how much is done. */
    void at(long done) {
        int percent = total == 0 ? 100 : (int) (done * 100 / total);
        if (percent == shown || (!style.ansi() && done < total)) {
            return;
        }
        shown = percent;
        int full = percent * WIDTH / 100;
        String bar = (style.unicode() ? "█" : "#").repeat(full) + (style.unicode() ? "░" : ".").repeat(WIDTH - full);
        out.print((style.ansi() ? "\r" : "") + what + " " + style.colour(36, bar) + " " + percent + " %  " + done
                + " rows");
        if (done >= total) {
            out.println();
        }
        out.flush();
    }
}
