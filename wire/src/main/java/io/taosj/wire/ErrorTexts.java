package io.taosj.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names and texts of TDengine's errors. Codes are the 16 bits on the wire; of longer numbers, such as the negative
 * ones of the native library, the low 16 bits count.
 */
public final class ErrorTexts {
    private static final Map<Integer, Entry> ENTRIES = load();

    /**
     * @param format the text with places for what it is about, or null if there are none
     */
    private record Entry(String name, String text, @Nullable String format) {}

    private ErrorTexts() {}

    private static Map<Integer, Entry> load() {
        Map<Integer, Entry> entries = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(ErrorTexts.class.getResourceAsStream("error-codes.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] parts = line.split("\\|", 4);
                    entries.put(
                            Integer.parseInt(parts[0], 16),
                            new Entry(parts[1], parts[2], parts.length > 3 ? parts[3] : null));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(entries);
    }

    private static @Nullable Entry entry(int code) {
        return ENTRIES.get(code & 0xFFFF);
    }

    /** The symbolic name of a code, for example {@code PAR_TABLE_NOT_EXIST}, or null if the code is not known. */
    public static @Nullable String name(int code) {
        Entry entry = entry(code);
        return entry == null ? null : entry.name();
    }

    /** The text of a code, without what it is about; a text that tells the code if there is none. */
    public static String text(int code) {
        Entry entry = entry(code);
        if (entry == null || entry.text().isEmpty()) {
            return String.format("Unknown error 0x%04X", code & 0xFFFF);
        }
        return entry.text();
    }

    /**
     * The text of a code with what it is about, for example the table that does not exist.
     *
     * @param details as many as the text has places; ignored if it has none
     */
    public static String format(int code, Object... details) {
        Entry entry = entry(code);
        String format = entry == null ? null : entry.format();
        return format == null ? text(code) : String.format(Locale.ROOT, format, details);
    }

    /** An error with the text of its code. */
    public static ServerError error(int code, Object... details) {
        return new ServerError(code & 0xFFFF, format(code, details));
    }
}
