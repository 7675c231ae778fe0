package io.taosj.engine.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.EngineException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExprParserTest {
    private static Query.SelectItem item(String expr) {
        return select("select " + expr).items().get(0);
    }

    private static Query.Select select(String sql) {
        QueryStatement statement = (QueryStatement) Parser.parse(SqlText.of(sql));
        return (Query.Select) statement.query();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {
                "1 + 2 * 3 ; (+ 1 (* 2 3))",
                "10 - 4 - 3 ; (- (- 10 4) 3)",
                "5 | 2 & 1 ; (& (| 5 2) 1)",
                "5 & 3 + 1 ; (& 5 (+ 3 1))",
                "(1 + 2) * 3 ; (* (+ 1 2) 3)",
                "- v + 1 ; (+ (- v) 1)",
                "- -4 ; 4",
                "-1.5e3 ; -1.5e3",
                "-1d ; -1d",
                "a.b ; a.b",
                "`A`.`b c` ; A.`b c`",
                "a.tbname ; a.tbname",
                "j->'k' ; (-> j k)",
                "a = 1 and b = 2 or not c = 3 ; (or (and (= a 1) (= b 2)) (not (= c 3)))",
                "(a > 1) and ((b < 2)) ; (and (> a 1) (< b 2))",
                "a in (1, -2, 'x') ; (in a 1 -2 'x')",
                "a not in (1) ; (not-in a 1)",
                "a between 1 and 2 and b = 1 ; (and (between a 1 2) (= b 1))",
                "a not between 1 and 2 ; (not-between a 1 2)",
                "a is null ; (null a)",
                "a is not null ; (not-null a)",
                "a not like 'x' ; (not like a 'x')",
                "a <> 1 ; (!= a 1)",
                "a == 1 ; (= a 1)",
                "count(*) ; count(*)",
                "last(t.*, v) ; last(t.* v)",
                "now ; now()",
                "now() - 1d ; (- now() 1d)",
                "cast(a as nchar(5)) ; (cast a NCHAR:5)",
                "cast(a as binary) ; (cast a VARCHAR:-1)",
                "cast(a as bigint unsigned) ; (cast a UBIGINT:-1)",
                "position('a' in b) ; position('a' b)",
                "substring(a from 2 for 3) ; substring(a 2 3)",
                "trim(leading 'x' from a) ; (trim LEADING 'x' a)",
                "trim(a) ; (trim BOTH  a)",
                "MAX(V) ; max(v)",
            })
    void buildsTheTree(String expr, String shape) {
        assertThat(Shape.of(item(expr).expr())).isEqualTo(shape);
    }

    @Test
    void itemsKeepTheirTextAsWritten() {
        assertThat(item("COUNT( * )  c").text()).isEqualTo("count( * )");
        assertThat(item("v  +  'A' as x").text()).isEqualTo("v  +  'A'");
        assertThat(item("((V))").text()).isEqualTo("((v))");
    }

    @Test
    void spansLeaveOutParentheses() {
        SqlText sql = SqlText.of("select ( (a + b) * c )");
        QueryStatement statement = (QueryStatement) Parser.parse(sql);
        Expr product = ((Query.Select) statement.query()).items().get(0).expr();
        assertThat(sql.slice(product.span())).isEqualTo("(a + b) * c");
        assertThat(sql.slice(((Expr.Arithmetic) product).left().span())).isEqualTo("a + b");
    }

    @Test
    void longRunsOfOrBecomeBalanced() {
        String condition = IntStream.range(0, 5000).mapToObj(i -> "v = " + i).collect(Collectors.joining(" or "));
        Expr where = Objects.requireNonNull(
                select("select v from t where " + condition).where());
        assertThat(depth(where)).isLessThan(16);
    }

    private static int depth(Expr expr) {
        return expr instanceof Expr.Logical l ? 1 + Math.max(depth(l.left()), depth(l.right())) : 0;
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        for (String sql : List.of(
                "select " + "(".repeat(50_000),
                "select " + "- ".repeat(50_000) + "1",
                "select 1" + " + 1".repeat(50_000),
                "select " + "abs(".repeat(50_000),
                "select " + "case when ".repeat(50_000),
                "select * from " + "(".repeat(50_000),
                "select * from (".repeat(20_000),
                "(".repeat(50_000),
                "select 1" + " union select 1".repeat(20_000),
                "select * from a" + " join b".repeat(20_000))) {
            assertThatThrownBy(() -> Parser.parse(SqlText.of(sql)))
                    .isInstanceOf(EngineException.class)
                    .hasMessageStartingWith("nested too deeply");
        }
        assertThat(item("(".repeat(100) + "1" + ")".repeat(100)).expr()).isInstanceOf(Expr.IntegerLiteral.class);
    }

    @Test
    void questionMarksOnlyInPreparedStatements() {
        SqlText sql = SqlText.of("select v from t where a = ? and b in (?, 1) limit ?");
        assertThatThrownBy(() -> Parser.parse(sql)).hasMessageStartingWith("syntax error near \"? and");
        QueryStatement statement = (QueryStatement) Parser.parsePrepared(sql);
        Query.Limit limit = Objects.requireNonNull(statement.query().limit());
        assertThat(limit.count())
                .isInstanceOfSatisfying(
                        Expr.Placeholder.class, p -> assertThat(p.index()).isEqualTo(2));
    }
}
