package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.sql.TableStatement.StorageClause;
import io.taosj.wire.DataType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What ENCODE, COMPRESS and LEVEL say of a column: checked and shown, without effect here.
 *
 * @param encode how values are turned into small numbers
 * @param compress the general compression behind that
 * @param level its effort
 */
record ColumnStorage(String encode, String compress, String level) {
    private static final String DISABLED = "disabled";
    private static final String MEDIUM = "medium";
    private static final String DELTA_INTEGER = "delta-i";
    private static final String DELTA_REAL = "delta-d";
    private static final String SIMPLE = "simple8b";
    private static final String BITS = "bit-packing";
    private static final Set<String> ENCODINGS = Set.of(DISABLED, DELTA_INTEGER, DELTA_REAL, SIMPLE, BITS);
    private static final Set<String> COMPRESSIONS = Set.of("lz4", "zlib", "zstd", "xz", DISABLED);
    private static final Set<String> LEVELS = Set.of("high", MEDIUM, "low");
    private static final int BAD_ENCODE_FOR_TYPE = 0x31;

    /** Tags are not stored in columns. */
    static final ColumnStorage TAG = new ColumnStorage(DISABLED, DISABLED, DISABLED);

    private static ColumnStorage preset(DataType type) {
        return switch (type) {
            case TIMESTAMP -> new ColumnStorage(DELTA_INTEGER, "lz4", MEDIUM);
            case TINYINT, SMALLINT, UTINYINT, USMALLINT -> new ColumnStorage(SIMPLE, "zlib", MEDIUM);
            case INT, BIGINT, UINT, UBIGINT -> new ColumnStorage(SIMPLE, "lz4", MEDIUM);
            case FLOAT, DOUBLE -> new ColumnStorage(DELTA_REAL, "lz4", MEDIUM);
            case BOOL -> new ColumnStorage(BITS, "zstd", MEDIUM);
            case GEOMETRY -> new ColumnStorage(DISABLED, "lz4", MEDIUM);
            default -> new ColumnStorage(DISABLED, "zstd", MEDIUM);
        };
    }

    /** Of a new column. */
    static ColumnStorage create(DataType type, StorageClause clause) {
        ColumnStorage preset = preset(type);
        if (clause.encode() != null && !encodings(type, preset).contains(clause.encode())) {
            throw badEncode();
        }
        return preset.with(type, clause);
    }

    /** Of a column after MODIFY COLUMN. */
    ColumnStorage alter(DataType type, StorageClause clause) {
        String encode = clause.encode();
        if (encode != null && !encodings(type, preset(type)).contains(encode)) {
            // the server has no text for this one
            throw ENCODINGS.contains(encode) ? DdlErrors.of(BAD_ENCODE_FOR_TYPE, "") : badEncode();
        }
        return with(type, clause);
    }

    private static RuntimeException badEncode() {
        return DdlErrors.of(0x231, "Invalid encode param");
    }

    private static Set<String> encodings(DataType type, ColumnStorage preset) {
        if (preset.encode.equals(DISABLED)) {
            return Set.of(DISABLED);
        }
        return type == DataType.TIMESTAMP ? Set.of(DELTA_INTEGER, SIMPLE, DISABLED) : Set.of(preset.encode, DISABLED);
    }

    private ColumnStorage with(DataType type, StorageClause clause) {
        String newCompress = or(clause.compress(), compress);
        if (!COMPRESSIONS.contains(newCompress) && !(newCompress.equals("tsz") && type.isFloating())) {
            throw DdlErrors.of(0x233, "Invalid compress param");
        }
        String newLevel = or(clause.level(), level);
        if (!LEVELS.contains(newLevel)) {
            throw DdlErrors.of(0x234, "Invalid compress level param");
        }
        return new ColumnStorage(or(clause.encode(), encode), newCompress, newLevel);
    }

    private static String or(@Nullable String written, String otherwise) {
        return written == null ? otherwise : written;
    }
}
