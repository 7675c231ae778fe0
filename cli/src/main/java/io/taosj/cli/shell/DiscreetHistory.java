package io.taosj.cli.shell;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jline.reader.impl.history.DefaultHistory;

/** A history that keeps no statement with a password in it. */
final class DiscreetHistory extends DefaultHistory {
    private static final Pattern SECRET = Pattern.compile("\\bpass\\s*['\"]", Pattern.CASE_INSENSITIVE);

    @Override
    public void add(Instant time, String line) {
        if (!SECRET.matcher(line).find()) {
            super.add(time, line);
        }
    }
}
