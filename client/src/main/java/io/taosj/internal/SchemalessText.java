package io.taosj.internal;

import io.taosj.TaosSchemalessException;
import io.taosj.wire.SchemalessProtocol;
import java.util.List;
import java.util.stream.Collectors;

/** Schemaless data as text: joined for one request, and searched for the line that an error is about. */
public final class SchemalessText {
    private SchemalessText() {}

    /** Several pieces as the data of one request. */
    public static String join(List<String> pieces, SchemalessProtocol protocol) {
        if (protocol != SchemalessProtocol.JSON || pieces.size() == 1) {
            return String.join("\n", pieces);
        }
        return pieces.stream()
                .map(String::strip)
                .map(piece -> piece.startsWith("[") && piece.endsWith("]")
                        ? piece.substring(1, piece.length() - 1).strip()
                        : piece)
                .filter(piece -> !piece.isEmpty())
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** The failure with the line that it is about, if that can be known; else the failure itself. */
    public static TaosSchemalessException located(
            TaosSchemalessException failure, String data, SchemalessProtocol protocol) {
        if (protocol == SchemalessProtocol.JSON) {
            return failure;
        }
        List<String> lines = data.lines().toList();
        int index = find(failure.serverMessage(), lines);
        return index < 0 ? failure : new TaosSchemalessException(failure, index + 1, lines.get(index));
    }

    /**
     * The line that an error is about: servers repeat its rest at the end of their text.
     *
     * @return -1 if it can't be told from the others
     */
    static int find(String message, List<String> lines) {
        if (lines.size() == 1) {
            return 0;
        }
        int best = -1;
        int longest = 0;
        boolean unique = true;
        for (int i = 0; i < lines.size(); i++) {
            int common = commonEnd(message, lines.get(i).strip());
            if (common > longest) {
                best = i;
                longest = common;
                unique = true;
            } else if (common == longest) {
                unique = false;
            }
        }
        // the repeated rest follows a colon; anything else that happens to end alike is no place
        int before = message.length() - longest - 1;
        boolean marked = before >= 0 && (message.charAt(before) == ':' || message.startsWith(": ", before - 1));
        return longest > 0 && unique && marked ? best : -1;
    }

    private static int commonEnd(String a, String b) {
        int length = Math.min(a.length(), b.length());
        int common = 0;
        while (common < length && a.charAt(a.length() - 1 - common) == b.charAt(b.length() - 1 - common)) {
            common++;
        }
        return common;
    }
}
