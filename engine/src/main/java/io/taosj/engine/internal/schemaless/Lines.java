package io.taosj.engine.internal.schemaless;

/** Cuts data into its lines. */
final class Lines {
    private Lines() {}

    /** Takes one line. */
    @FunctionalInterface
    interface Reader {
        void line(String data, int from, int to);
    }

    /** Gives each line that is neither blank nor a comment to a reader, without blanks around it. */
    static void read(String data, Reader reader) {
        int from = 0;
        while (from < data.length()) {
            int newline = data.indexOf('\n', from);
            int to = newline < 0 ? data.length() : newline;
            int start = skipBlanks(data, from, to);
            int end = to;
            while (end > start && (data.charAt(end - 1) == ' ' || data.charAt(end - 1) == '\r')) {
                end--;
            }
            if (start < end && data.charAt(start) != '#') {
                reader.line(data, start, end);
            }
            from = to + 1;
        }
    }

    static int skipBlanks(String s, int from, int to) {
        int i = from;
        while (i < to && s.charAt(i) == ' ') {
            i++;
        }
        return i;
    }
}
