package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.storage.ColumnData;

/** Values of BOOL columns: words, and numbers of any form where not zero is true. */
final class BoolConverter extends ValueConverter {
    BoolConverter(ColumnDef column) {
        super(column);
    }

    @Override
    public void add(ValueToken token, ColumnData out) {
        if (token.isNullForNumbers()) {
            out.addNull();
            return;
        }
        String s = token.source();
        int from = token.from();
        int to = token.to();
        if (is(s, from, to, "true")) {
            out.addLong(1);
        } else if (is(s, from, to, "false")) {
            out.addLong(0);
        } else {
            out.addLong(number(token) ? 1 : 0);
        }
    }

    private static boolean number(ValueToken token) {
        Double value = NumberText.real(token.source(), token.from(), token.to());
        if (value == null || value.isInfinite()) {
            throw invalid(token);
        }
        return value != 0;
    }

    private static EngineException invalid(ValueToken token) {
        return token.error("invalid bool data");
    }

    private static boolean is(String s, int from, int to, String word) {
        return to - from == word.length() && s.regionMatches(true, from, word, 0, word.length());
    }

    @Override
    void addValue(Object value, ColumnData out) {
        if (value instanceof Boolean b) {
            out.addLong(b ? 1 : 0);
        } else if (value instanceof Number n) {
            out.addLong(n.doubleValue() != 0 ? 1 : 0);
        } else {
            addText(value, out);
        }
    }
}
