package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.storage.ColumnData;

/** Values of JSON tags. */
final class JsonConverter extends ValueConverter {
    /** A document without members counts as no document. */
    private static final String EMPTY = "{}";

    JsonConverter(ColumnDef column) {
        super(column);
    }

    @Override
    public void add(ValueToken token, ColumnData out) {
        String text = token.text();
        if (token.isNullForNumbers() || text.isBlank()) {
            out.addNull();
            return;
        }
        if (token.kind() != ValueToken.Kind.STRING) {
            throw token.error(JsonTag.NO_OBJECT);
        }
        try {
            String document = JsonTag.normalize(text);
            if (document.equals(EMPTY)) {
                out.addNull();
            } else {
                out.addBytes(Utf8.bytes(document));
            }
        } catch (JsonTag.RefusedException e) {
            throw refused(token, e);
        }
    }

    private static EngineException refused(ValueToken token, JsonTag.RefusedException e) {
        return token.error(e.getMessage());
    }

    @Override
    void addValue(Object value, ColumnData out) {
        addText(value, out);
    }
}
