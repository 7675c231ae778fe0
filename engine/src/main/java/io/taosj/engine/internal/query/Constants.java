package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.time.TimeParser;
import io.taosj.wire.Precision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Works out constant expressions while a statement is bound, by asking the store. */
final class Constants {
    private final Binding binding;
    private final Precision precision;

    Constants(Binding binding, Precision precision) {
        this.binding = binding;
        this.precision = precision;
    }

    /** The ticks of a constant that stands for a time; null for NULL and for texts that are no time. */
    @Nullable Long ticks(Arg value) {
        if (value.literal() instanceof Long number && value.durationUnit() == '\0') {
            return number;
        }
        if (value.literal() instanceof String text) {
            long ticks = TimeParser.parseWrapped(
                    text, precision, binding.session().context().zone());
            return ticks == TimeParser.INVALID ? null : ticks;
        }
        return value.isNullLiteral() ? null : wholeNumber(value.sql());
    }

    /** The value of an expression in the store's SQL that names no columns. */
    @Nullable Long wholeNumber(String sql) {
        try (Statement statement = binding.view().connection().createStatement();
                ResultSet result = statement.executeQuery("SELECT CAST((" + sql + ") AS BIGINT)")) {
            if (!result.next()) {
                return null;
            }
            long number = result.getLong(1);
            return result.wasNull() ? null : number;
        } catch (SQLException e) {
            EngineException error = StoreErrors.of(e);
            throw error;
        }
    }
}
