package io.taosj.bench.engine;

/** INSERT statements as programs write them. */
final class SqlText {
    private static final int ROWS_PER_TABLE = 100;

    private final int tables;
    private int next;

    SqlText(int tables) {
        this.tables = tables;
    }

    /** One statement that makes child tables. */
    static String createTables(int from, int to) {
        StringBuilder sql = new StringBuilder("CREATE TABLE");
        for (int table = from; table < to; table++) {
            sql.append(" IF NOT EXISTS ").append(Meters.table(table)).append(" USING meters TAGS (");
            sql.append(Meters.group(table))
                    .append(", '")
                    .append(Meters.location(table))
                    .append("')");
        }
        return sql.toString();
    }

    /** One statement that writes a row into each of some child tables, which it makes. */
    static String insertUsing(int from, int to) {
        StringBuilder sql = new StringBuilder("INSERT INTO");
        for (int table = from; table < to; table++) {
            sql.append(' ').append(Meters.table(table)).append(" USING meters TAGS (");
            sql.append(Meters.group(table))
                    .append(", '")
                    .append(Meters.location(table))
                    .append("') VALUES");
            append(sql, table % Meters.KINDS, 0);
        }
        return sql.toString();
    }

    /** The next rows, a hundred of a table at a time, up to a length of the statement. */
    String insert(int length) {
        StringBuilder sql = new StringBuilder(length + 128).append("INSERT INTO");
        while (sql.length() < length) {
            int table = next % tables;
            int from = next / tables * ROWS_PER_TABLE;
            next++;
            sql.append(' ').append(Meters.table(table)).append(" VALUES");
            int row = from;
            do {
                append(sql, table % Meters.KINDS, row++);
            } while (row < from + ROWS_PER_TABLE && sql.length() < length);
        }
        return sql.toString();
    }

    /** One row of one table. */
    static String insertOne(int table, int row) {
        StringBuilder sql = new StringBuilder(96)
                .append("INSERT INTO ")
                .append(Meters.table(table))
                .append(" VALUES");
        append(sql, table % Meters.KINDS, row);
        return sql.toString();
    }

    private static void append(StringBuilder sql, int kind, int row) {
        sql.append(" (").append(Meters.time(row)).append(", ");
        sql.append(10 + row * 37L % 1_000 / 100)
                .append('.')
                .append(10 + row % 90)
                .append(", ");
        sql.append(Meters.voltage(kind, row)).append(", ").append(row % 360).append(".5, ");
        sql.append(Meters.energy(kind, row))
                .append(", '")
                .append(Meters.note(kind, row))
                .append("')");
    }
}
