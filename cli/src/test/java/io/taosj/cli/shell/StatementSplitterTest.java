package io.taosj.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.cli.shell.StatementSplitter.Piece;
import org.junit.jupiter.api.Test;

class StatementSplitterTest {

    @Test
    void cutsAtSemicolonsOutsideOfQuotesAndComments() {
        assertThat(StatementSplitter.split("select ';' -- no; cut\n, 1; /* ; */ show `a;b`"))
                .containsExactly(
                        new Piece("select ';' -- no; cut\n, 1", false, true),
                        new Piece("/* ; */ show `a;b`", false, false));
    }

    @Test
    void backslashProtectsAQuote() {
        assertThat(StatementSplitter.split("select 'it\\'s; fine';select 2;"))
                .extracting(Piece::sql)
                .containsExactly("select 'it\\'s; fine'", "select 2");
    }

    @Test
    void backslashGAsksForOneLinePerValue() {
        assertThat(StatementSplitter.split("show users\\G")).containsExactly(new Piece("show users", true, true));
    }

    @Test
    void blanksAndCommentsAreNoStatements() {
        assertThat(StatementSplitter.split(" ;; -- nothing\n ; /* at all */ ")).isEmpty();
    }

    @Test
    void anUnfinishedQuoteKeepsTheStatementOpen() {
        assertThat(StatementSplitter.split("select 'abc;")).containsExactly(new Piece("select 'abc;", false, false));
    }
}
