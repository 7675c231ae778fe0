package io.taosj.engine.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads statements about databases. */
final class DatabaseParser {
    private final Cursor cursor;
    private final Names names;
    private final LiteralParser literals;

    DatabaseParser(Readers readers) {
        this.cursor = readers.cursor();
        this.names = readers.names();
        this.literals = readers.literals();
    }

    Statement create() {
        cursor.next();
        boolean ifNotExists = cursor.acceptIfNotExists();
        String name = names.database();
        List<Option> options = options(false);
        return new DatabaseStatement.Create(ifNotExists, name, options);
    }

    Statement alter() {
        cursor.next();
        String name = names.database();
        List<Option> options = options(true);
        if (options.isEmpty()) {
            throw cursor.unexpected();
        }
        return new DatabaseStatement.Alter(name, options);
    }

    Statement drop() {
        cursor.next();
        boolean ifExists = cursor.acceptIfExists();
        return new DatabaseStatement.Drop(ifExists, names.database());
    }

    /** USE, FLUSH, TRIM, COMPACT and S3MIGRATE. */
    Statement other() {
        Keyword word = cursor.keyword();
        cursor.next();
        if (word == Keyword.USE) {
            return new DatabaseStatement.Use(names.database());
        }
        if (word == Keyword.COMPACT && !cursor.at(Keyword.DATABASE)) {
            return compactVgroups();
        }
        cursor.expect(Keyword.DATABASE);
        String name = names.database();
        return switch (word) {
            case FLUSH -> new DatabaseStatement.Flush(name);
            case TRIM -> new DatabaseStatement.Trim(name, cursor.accept(Keyword.BWLIMIT) ? literals.integer() : 0);
            case COMPACT -> new DatabaseStatement.Compact(name, bound(Keyword.START), bound(Keyword.END));
            default -> new DatabaseStatement.Migrate(name);
        };
    }

    private Statement compactVgroups() {
        String database = names.databasePrefix();
        cursor.expect(Keyword.VGROUPS);
        cursor.expect(Keyword.IN);
        cursor.expect(Token.LEFT_PAREN);
        List<Long> vgroups = new ArrayList<>();
        do {
            vgroups.add(literals.integer());
        } while (cursor.accept(Token.COMMA));
        cursor.expect(Token.RIGHT_PAREN);
        return new DatabaseStatement.CompactVgroups(database, vgroups, bound(Keyword.START), bound(Keyword.END));
    }

    private @Nullable Expr bound(Keyword word) {
        if (!cursor.accept(word)) {
            return null;
        }
        cursor.expect(Keyword.WITH);
        boolean time = cursor.at(Token.INTEGER) || cursor.at(Token.STRING) || cursor.at(Keyword.TIMESTAMP);
        if (!time) {
            throw cursor.unexpected();
        }
        return literals.listItem();
    }

    private List<Option> options(boolean altering) {
        List<Option> options = new ArrayList<>();
        while (cursor.atKeyword()) {
            Keyword word = cursor.keyword();
            Kind kind = kindOf(word);
            if (kind == null || (altering && !isAlterable(word))) {
                break;
            }
            int start = cursor.start();
            cursor.next();
            List<Expr> values = values(kind);
            options.add(new Option(word.lower(), values, cursor.spanFrom(start)));
        }
        return options;
    }

    private enum Kind {
        INTEGER,
        SIGNED,
        TEXT,
        INTEGER_OR_DURATION,
        KEEP,
        SIGNED_DURATIONS,
        RETENTIONS
    }

    private static @Nullable Kind kindOf(Keyword word) {
        return switch (word) {
            case BUFFER, CACHESIZE, COMP, MAXROWS, MINROWS, PAGES, PAGESIZE, TSDB_PAGESIZE -> Kind.INTEGER;
            case REPLICA, VGROUPS, SINGLE_STABLE, SCHEMALESS, STT_TRIGGER -> Kind.INTEGER;
            case WAL_LEVEL, WAL_FSYNC_PERIOD, WAL_ROLL_PERIOD, WAL_SEGMENT_SIZE -> Kind.INTEGER;
            case S3_CHUNKPAGES, S3_COMPACT -> Kind.INTEGER;
            case WAL_RETENTION_PERIOD, WAL_RETENTION_SIZE, TABLE_PREFIX, TABLE_SUFFIX -> Kind.SIGNED;
            case CACHEMODEL, PRECISION, ENCRYPT_ALGORITHM, DNODES -> Kind.TEXT;
            case DURATION, KEEP_TIME_OFFSET, S3_KEEPLOCAL, COMPACT_INTERVAL, COMPACT_TIME_OFFSET ->
                Kind.INTEGER_OR_DURATION;
            case KEEP -> Kind.KEEP;
            case COMPACT_TIME_RANGE -> Kind.SIGNED_DURATIONS;
            case RETENTIONS -> Kind.RETENTIONS;
            default -> null;
        };
    }

    private static boolean isAlterable(Keyword word) {
        return switch (word) {
            case BUFFER, CACHEMODEL, CACHESIZE, KEEP, KEEP_TIME_OFFSET, MINROWS, PAGES, REPLICA, STT_TRIGGER -> true;
            case WAL_LEVEL, WAL_FSYNC_PERIOD, WAL_RETENTION_PERIOD, WAL_RETENTION_SIZE -> true;
            case S3_KEEPLOCAL, S3_COMPACT, ENCRYPT_ALGORITHM -> true;
            case COMPACT_INTERVAL, COMPACT_TIME_RANGE, COMPACT_TIME_OFFSET -> true;
            default -> false;
        };
    }

    private List<Expr> values(Kind kind) {
        return switch (kind) {
            case INTEGER -> List.of(literals.integerLiteral());
            case SIGNED -> List.of(literals.signedInteger());
            case TEXT -> List.of(literals.stringLiteral());
            case INTEGER_OR_DURATION -> List.of(integerOrDuration());
            case KEEP -> keep();
            case SIGNED_DURATIONS -> signedDurations();
            case RETENTIONS -> retentions();
        };
    }

    private Expr integerOrDuration() {
        return cursor.at(Token.DURATION) ? literals.duration() : literals.integerLiteral();
    }

    /** Whole numbers or durations, but not both. */
    private List<Expr> keep() {
        boolean durations = cursor.at(Token.DURATION);
        List<Expr> values = new ArrayList<>();
        do {
            values.add(durations ? literals.duration() : literals.integerLiteral());
        } while (cursor.accept(Token.COMMA));
        return values;
    }

    private List<Expr> signedDurations() {
        List<Expr> values = new ArrayList<>();
        do {
            boolean plain = cursor.at(Token.INTEGER) || (cursor.at(Token.MINUS) && cursor.peek() == Token.INTEGER);
            values.add(plain ? literals.signedInteger() : literals.signedDuration());
        } while (cursor.accept(Token.COMMA));
        return values;
    }

    /** {@code -:7d, 1m:21d}: pairs of a frequency, which may be a dash, and how long its rows are kept. */
    private List<Expr> retentions() {
        List<Expr> values = new ArrayList<>();
        do {
            Span span = cursor.tokenSpan();
            values.add(cursor.accept(Token.MINUS) ? new Expr.NullLiteral(span) : literals.duration());
            cursor.expect(Token.COLON);
            values.add(literals.duration());
        } while (cursor.accept(Token.COMMA));
        return values;
    }
}
