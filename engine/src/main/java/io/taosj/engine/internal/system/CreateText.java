package io.taosj.engine.internal.system;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.DatabaseOptions;
import io.taosj.engine.internal.catalog.Table;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The texts of SHOW CREATE DATABASE and SHOW CREATE TABLE. */
final class CreateText {
    private static final List<String> DATABASE_OPTIONS = List.of(
            "buffer",
            "cachesize",
            "cachemodel",
            "comp",
            "duration",
            "wal_fsync_period",
            "maxrows",
            "minrows",
            "stt_trigger",
            "keep",
            "pages",
            "pagesize",
            "precision",
            "replica",
            "wal_level",
            "vgroups",
            "single_stable",
            "table_prefix",
            "table_suffix",
            "tsdb_pagesize",
            "wal_retention_period",
            "wal_retention_size",
            "keep_time_offset",
            "encrypt_algorithm",
            "s3_chunkpages",
            "s3_keeplocal",
            "s3_compact",
            "compact_interval",
            "compact_time_range",
            "compact_time_offset");
    private static final Set<String> QUOTED = Set.of("cachemodel", "precision", "encrypt_algorithm");
    private static final String SMA = "SMA(";
    private static final List<String> OPTION_ORDER = List.of("WATERMARK", "MAX_DELAY", "ROLLUP", SMA);

    private CreateText() {}

    static String database(Database database) {
        DatabaseOptions options = database.options();
        StringBuilder sql = new StringBuilder("CREATE DATABASE ").append(quoted(database.name()));
        for (String option : DATABASE_OPTIONS) {
            String value =
                    switch (option) {
                        case "precision" -> database.precision().text();
                        case "vgroups" -> Integer.toString(database.vgroups().length);
                        default -> unquoted(options.text(option));
                    };
            sql.append(' ').append(option.toUpperCase(Locale.ROOT)).append(' ');
            sql.append(QUOTED.contains(option) ? "'" + value + "'" : value);
        }
        String retentions = options.values().get("retentions");
        if (retentions != null && !retentions.isEmpty()) {
            sql.append(" RETENTIONS ").append(retentions);
        }
        return sql.toString();
    }

    /** An option's text without the quotes that it may be kept with. */
    static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("'") && value.endsWith("'");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    static String table(Database database, Table table) {
        if (table instanceof Table.ChildTable child) {
            return child(database, child);
        }
        if (table instanceof Table.NormalTable normal) {
            StringBuilder sql = new StringBuilder("CREATE TABLE ").append(quoted(normal.name()));
            sql.append(" (").append(columns(normal.columns())).append(')');
            comment(sql, normal.comment());
            timeToLive(sql, normal.ttlDays());
            options(sql, normal.options(), normal.columns());
            return sql.toString();
        }
        return superTable((Table.SuperTable) table);
    }

    private static String superTable(Table.SuperTable table) {
        StringBuilder sql = new StringBuilder("CREATE STABLE ").append(quoted(table.name()));
        sql.append(" (").append(columns(table.columns())).append(") TAGS (");
        StringJoiner tags = new StringJoiner(", ");
        for (ColumnDef tag : table.tags()) {
            tags.add(quoted(tag.name()) + " " + TypeText.definition(tag));
        }
        sql.append(tags).append(')');
        comment(sql, table.comment());
        options(sql, table.options(), table.columns());
        return sql.toString();
    }

    private static void options(StringBuilder sql, List<String> options, List<ColumnDef> columns) {
        for (String start : OPTION_ORDER) {
            for (String option : options) {
                if (option.startsWith(start)) {
                    sql.append(shown(option, columns));
                }
            }
        }
    }

    /** SMA names columns that are left; when it names all of them it says nothing. */
    private static String shown(String option, List<ColumnDef> columns) {
        if (!option.startsWith(SMA)) {
            return " " + option;
        }
        List<String> named = columns.stream()
                .map(c -> quoted(c.name()))
                .filter(option::contains)
                .toList();
        return named.isEmpty() || named.size() == columns.size() ? "" : " SMA(" + String.join(",", named) + ")";
    }

    private static String columns(List<ColumnDef> columns) {
        StringJoiner out = new StringJoiner(", ");
        for (ColumnDef column : columns) {
            out.add(quoted(column.name()) + " " + TypeText.definition(column) + " ENCODE '" + column.encode()
                    + "' COMPRESS '" + column.compress() + "' LEVEL '" + column.level() + "'"
                    + (column.key() ? " PRIMARY KEY" : ""));
        }
        return out.toString();
    }

    private static String child(Database database, Table.ChildTable child) {
        List<ColumnDef> tags = Names.superTable(database, child).tags();
        StringJoiner names = new StringJoiner(", ", "(", ")");
        StringJoiner values = new StringJoiner(", ", "(", ")");
        for (int i = 0; i < tags.size(); i++) {
            names.add(quoted(tags.get(i).name()));
            values.add(TagText.literal(tags.get(i), TagText.value(child, i)));
        }
        StringBuilder sql = new StringBuilder("CREATE TABLE ").append(quoted(child.name()));
        sql.append(" USING ").append(quoted(child.superTable())).append(' ').append(names);
        sql.append(" TAGS ").append(values);
        comment(sql, child.comment());
        timeToLive(sql, child.ttlDays());
        return sql.toString();
    }

    private static void comment(StringBuilder sql, @Nullable String comment) {
        if (comment != null) {
            sql.append(" COMMENT '").append(comment).append('\'');
        }
    }

    private static void timeToLive(StringBuilder sql, int days) {
        if (days > 0) {
            sql.append(" TTL ").append(days);
        }
    }

    private static String quoted(String name) {
        return '`' + name + '`';
    }
}
