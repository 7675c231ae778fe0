package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.sql.Lexer;
import io.taosj.wire.DataType;
import org.jspecify.annotations.Nullable;

/** Tag values as written in CREATE TABLE … USING and ALTER TABLE … SET TAG, by the rules of INSERT. */
public final class TagReader {
    private final TimeContext times;

    public TagReader(TimeContext times) {
        this.times = times;
    }

    /**
     * One value, in the form in which a child table keeps it.
     *
     * @param text as written, folded
     * @throws io.taosj.engine.EngineException as INSERT, with the value alone as the place
     */
    public @Nullable Object read(ColumnDef tag, String text) {
        Lexer lexer = new Lexer(text);
        ValueReader reader = new ValueReader(text, lexer);
        ValueToken token = new ValueToken();
        reader.read(token, tag.type() == DataType.TIMESTAMP);
        if (!lexer.atEnd()) {
            throw InsertErrors.near(text, 0, "invalid data or symbol");
        }
        if (tag.type() == DataType.GEOMETRY) {
            token.reason("Invalid function para value");
        }
        return TagValues.convert(ValueConverter.of(tag, times), token);
    }
}
