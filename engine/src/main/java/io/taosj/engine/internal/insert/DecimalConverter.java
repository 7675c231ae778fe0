package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.storage.ColumnData;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Values of DECIMAL columns: numbers, rounded half away from zero to the column's scale. */
final class DecimalConverter extends ValueConverter {
    /** Longer texts are no decimal that any column holds, and would be slow to convert. */
    private static final int MAX_TEXT = 400;

    private static final int MAX_EXPONENT = 400;

    DecimalConverter(ColumnDef column) {
        super(column);
    }

    @Override
    public void add(ValueToken token, ColumnData out) {
        if (token.isNullForNumbers()) {
            out.addNull();
            return;
        }
        BigDecimal rounded = fit(parse(token));
        if (rounded == null) {
            throw new EngineException(0x13D, "Decimal value overflow");
        }
        out.addDecimal(rounded);
    }

    private static BigDecimal parse(ValueToken token) {
        String text = token.text();
        int body = !text.isEmpty() && NumberText.isSign(text.charAt(0)) ? 1 : 0;
        if (text.length() > MAX_TEXT || !NumberText.isDecimal(text, body, text.length())) {
            throw invalid(token);
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw invalid(token);
        }
    }

    private static EngineException invalid(ValueToken token) {
        return token.error("invalid decimal data");
    }

    /** The value with the column's scale, or null if it has too many digits before the point. */
    private @Nullable BigDecimal fit(BigDecimal value) {
        ColumnDef column = column();
        long magnitude = (long) value.precision() - value.scale();
        if (value.signum() == 0 || magnitude < -MAX_EXPONENT) {
            return BigDecimal.ZERO.setScale(column.scale());
        }
        if (magnitude > MAX_EXPONENT) {
            return null;
        }
        BigDecimal rounded = value.setScale(column.scale(), RoundingMode.HALF_UP);
        return rounded.precision() > column.precision() ? null : rounded;
    }

    @Override
    void addValue(Object value, ColumnData out) {
        addText(value instanceof BigDecimal d ? d.toString() : value, out);
    }
}
