package io.taosj.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What TDengine has none of: procedures, foreign keys, user-defined types and the like, each an empty result. */
abstract class AbsentObjects extends DatabaseTexts {
    private static final String KEYS = "PKTABLE_CAT, PKTABLE_SCHEM, PKTABLE_NAME, PKCOLUMN_NAME, FKTABLE_CAT, "
            + "FKTABLE_SCHEM, FKTABLE_NAME, FKCOLUMN_NAME, KEY_SEQ SMALLINT, UPDATE_RULE SMALLINT, "
            + "DELETE_RULE SMALLINT, FK_NAME, PK_NAME, DEFERRABILITY SMALLINT";

    AbsentObjects(JdbcConnection connection) {
        super(connection);
    }

    private ResultSet empty(String columns) throws SQLException {
        return build(MetaTable.of(columns));
    }

    final ResultSet build(MetaTable table) throws SQLException {
        connection.checkOpen();
        return table.build(connection.zone());
    }

    @Override
    public final ResultSet getProcedures(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern)
            throws SQLException {
        return empty("PROCEDURE_CAT, PROCEDURE_SCHEM, PROCEDURE_NAME, RESERVED_1, RESERVED_2, RESERVED_3, REMARKS, "
                + "PROCEDURE_TYPE SMALLINT, SPECIFIC_NAME");
    }

    @Override
    public final ResultSet getProcedureColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String namePattern,
            @Nullable String columnPattern)
            throws SQLException {
        return empty("PROCEDURE_CAT, PROCEDURE_SCHEM, PROCEDURE_NAME, COLUMN_NAME, COLUMN_TYPE SMALLINT, "
                + "DATA_TYPE INT, TYPE_NAME, PRECISION INT, LENGTH INT, SCALE SMALLINT, RADIX SMALLINT, "
                + "NULLABLE SMALLINT, REMARKS, COLUMN_DEF, SQL_DATA_TYPE INT, SQL_DATETIME_SUB INT, "
                + "CHAR_OCTET_LENGTH INT, ORDINAL_POSITION INT, IS_NULLABLE, SPECIFIC_NAME");
    }

    @Override
    public final ResultSet getSchemas() throws SQLException {
        return getSchemas(null, null);
    }

    @Override
    public final ResultSet getSchemas(@Nullable String catalog, @Nullable String schemaPattern) throws SQLException {
        return empty("TABLE_SCHEM, TABLE_CATALOG");
    }

    @Override
    public final ResultSet getColumnPrivileges(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, @Nullable String columnPattern)
            throws SQLException {
        return empty("TABLE_CAT, TABLE_SCHEM, TABLE_NAME, COLUMN_NAME, GRANTOR, GRANTEE, PRIVILEGE, IS_GRANTABLE");
    }

    @Override
    public final ResultSet getTablePrivileges(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern)
            throws SQLException {
        return empty("TABLE_CAT, TABLE_SCHEM, TABLE_NAME, GRANTOR, GRANTEE, PRIVILEGE, IS_GRANTABLE");
    }

    @Override
    public final ResultSet getVersionColumns(@Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return empty("SCOPE SMALLINT, COLUMN_NAME, DATA_TYPE INT, TYPE_NAME, COLUMN_SIZE INT, BUFFER_LENGTH INT, "
                + "DECIMAL_DIGITS SMALLINT, PSEUDO_COLUMN SMALLINT");
    }

    @Override
    public final ResultSet getImportedKeys(@Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return empty(KEYS);
    }

    @Override
    public final ResultSet getExportedKeys(@Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return empty(KEYS);
    }

    @Override
    public final ResultSet getCrossReference(
            @Nullable String parentCatalog,
            @Nullable String parentSchema,
            @Nullable String parentTable,
            @Nullable String foreignCatalog,
            @Nullable String foreignSchema,
            @Nullable String foreignTable)
            throws SQLException {
        return empty(KEYS);
    }

    @Override
    public final ResultSet getUDTs(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String typeNamePattern,
            int @Nullable [] types)
            throws SQLException {
        return empty("TYPE_CAT, TYPE_SCHEM, TYPE_NAME, CLASS_NAME, DATA_TYPE INT, REMARKS, BASE_TYPE SMALLINT");
    }

    @Override
    public final ResultSet getSuperTypes(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String typePattern)
            throws SQLException {
        return empty("TYPE_CAT, TYPE_SCHEM, TYPE_NAME, SUPERTYPE_CAT, SUPERTYPE_SCHEM, SUPERTYPE_NAME");
    }

    @Override
    public final ResultSet getAttributes(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String typePattern,
            @Nullable String attributePattern)
            throws SQLException {
        return empty("TYPE_CAT, TYPE_SCHEM, TYPE_NAME, ATTR_NAME, DATA_TYPE INT, ATTR_TYPE_NAME, ATTR_SIZE INT, "
                + "DECIMAL_DIGITS INT, NUM_PREC_RADIX INT, NULLABLE INT, REMARKS, ATTR_DEF, SQL_DATA_TYPE INT, "
                + "SQL_DATETIME_SUB INT, CHAR_OCTET_LENGTH INT, ORDINAL_POSITION INT, IS_NULLABLE, SCOPE_CATALOG, "
                + "SCOPE_SCHEMA, SCOPE_TABLE, SOURCE_DATA_TYPE SMALLINT");
    }

    @Override
    public final ResultSet getClientInfoProperties() throws SQLException {
        return empty("NAME, MAX_LEN INT, DEFAULT_VALUE, DESCRIPTION");
    }

    @Override
    public final ResultSet getFunctionColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String functionPattern,
            @Nullable String columnPattern)
            throws SQLException {
        return empty("FUNCTION_CAT, FUNCTION_SCHEM, FUNCTION_NAME, COLUMN_NAME, COLUMN_TYPE SMALLINT, DATA_TYPE INT, "
                + "TYPE_NAME, PRECISION INT, LENGTH INT, SCALE SMALLINT, RADIX SMALLINT, NULLABLE SMALLINT, REMARKS, "
                + "CHAR_OCTET_LENGTH INT, ORDINAL_POSITION INT, IS_NULLABLE, SPECIFIC_NAME");
    }

    @Override
    public final ResultSet getPseudoColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern)
            throws SQLException {
        return empty("TABLE_CAT, TABLE_SCHEM, TABLE_NAME, COLUMN_NAME, DATA_TYPE INT, COLUMN_SIZE INT, "
                + "DECIMAL_DIGITS INT, NUM_PREC_RADIX INT, COLUMN_USAGE, REMARKS, CHAR_OCTET_LENGTH INT, IS_NULLABLE");
    }

    @Override
    public final ResultSet getIndexInfo(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table,
            boolean unique,
            boolean approximate)
            throws SQLException {
        return empty("TABLE_CAT, TABLE_SCHEM, TABLE_NAME, NON_UNIQUE BOOL, INDEX_QUALIFIER, INDEX_NAME, TYPE SMALLINT, "
                + "ORDINAL_POSITION SMALLINT, COLUMN_NAME, ASC_OR_DESC, CARDINALITY BIGINT, PAGES BIGINT, "
                + "FILTER_CONDITION");
    }
}
