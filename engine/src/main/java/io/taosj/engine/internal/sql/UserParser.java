package io.taosj.engine.internal.sql;

import java.util.ArrayList;
import java.util.List;

/** Reads statements about users and privileges. */
final class UserParser {
    private final Cursor cursor;
    private final Names names;
    private final LiteralParser literals;
    private final ExprParser exprs;

    UserParser(Readers readers) {
        this.cursor = readers.cursor();
        this.names = readers.names();
        this.literals = readers.literals();
        this.exprs = readers.exprs();
    }

    Statement create() {
        cursor.next();
        String name = names.user();
        String password = password();
        List<Option> options = new ArrayList<>();
        for (Keyword word : List.of(Keyword.SYSINFO, Keyword.CREATEDB, Keyword.IS_IMPORT)) {
            if (cursor.at(word)) {
                options.add(flag());
            }
        }
        if (cursor.at(Keyword.HOST)) {
            int start = cursor.start();
            options.add(hosts("host", start));
        }
        return new UserStatement.Create(name, password, options);
    }

    Statement alter() {
        cursor.next();
        String name = names.user();
        int start = cursor.start();
        return switch (cursor.keyword()) {
            case PASS -> new UserStatement.ChangePassword(name, password());
            case ENABLE, SYSINFO, CREATEDB -> new UserStatement.Alter(name, flag());
            case ADD -> {
                cursor.next();
                yield new UserStatement.Alter(name, hosts("add_host", start));
            }
            case DROP -> {
                cursor.next();
                yield new UserStatement.Alter(name, hosts("drop_host", start));
            }
            default -> throw cursor.unexpected();
        };
    }

    Statement drop() {
        cursor.next();
        return new UserStatement.Drop(names.user());
    }

    private String password() {
        cursor.expect(Keyword.PASS);
        return literals.string();
    }

    /** A word and a number. */
    private Option flag() {
        int start = cursor.start();
        String word = cursor.keyword().lower();
        cursor.next();
        return new Option(word, List.of(literals.integerLiteral()), cursor.spanFrom(start));
    }

    private Option hosts(String option, int start) {
        cursor.expect(Keyword.HOST);
        List<Expr> hosts = new ArrayList<>();
        do {
            hosts.add(literals.stringLiteral());
        } while (cursor.accept(Token.COMMA));
        return new Option(option, hosts, cursor.spanFrom(start));
    }

    Statement grant() {
        cursor.next();
        List<String> privileges = privileges();
        cursor.expect(Keyword.ON);
        UserStatement.Target target = target();
        Expr condition = cursor.accept(Keyword.WITH) ? exprs.any() : null;
        cursor.expect(Keyword.TO);
        return new UserStatement.Grant(privileges, target, condition, names.user());
    }

    Statement revoke() {
        cursor.next();
        List<String> privileges = privileges();
        cursor.expect(Keyword.ON);
        UserStatement.Target target = target();
        Expr condition = cursor.accept(Keyword.WITH) ? exprs.any() : null;
        cursor.expect(Keyword.FROM);
        return new UserStatement.Revoke(privileges, target, condition, names.user());
    }

    /** ALL, SUBSCRIBE, or a list of the other privileges. */
    private List<String> privileges() {
        if (cursor.at(Keyword.ALL) || cursor.at(Keyword.SUBSCRIBE)) {
            String word = cursor.keyword().lower();
            cursor.next();
            return List.of(word);
        }
        List<String> privileges = new ArrayList<>();
        do {
            boolean known = cursor.at(Keyword.READ) || cursor.at(Keyword.WRITE) || cursor.at(Keyword.ALTER);
            if (!known) {
                throw cursor.unexpected();
            }
            privileges.add(cursor.keyword().lower());
            cursor.next();
        } while (cursor.accept(Token.COMMA));
        return privileges;
    }

    private UserStatement.Target target() {
        int start = cursor.start();
        if (cursor.accept(Token.STAR)) {
            cursor.expect(Token.DOT);
            cursor.expect(Token.STAR);
            return new UserStatement.Target("*", "*", cursor.spanFrom(start));
        }
        if (names.atName() && cursor.dotAndStarFollow()) {
            String database = names.database();
            cursor.expect(Token.DOT);
            cursor.expect(Token.STAR);
            return new UserStatement.Target(database, "*", cursor.spanFrom(start));
        }
        ObjectName name = names.qualifiedTable();
        return new UserStatement.Target(name.database(), name.name(), name.span());
    }
}
