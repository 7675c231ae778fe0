package io.taosj;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaosExceptionTest {
    @ParameterizedTest
    @CsvSource({
        "2600,TaosProgrammingException,42000,false",
        "2602,TaosProgrammingException,42S22,false",
        "2603,TaosProgrammingException,42S02,false",
        "2616,TaosProgrammingException,3D000,false",
        "2653,TaosDataException,22001,false",
        "060b,TaosDataException,22008,false",
        "0603,TaosProgrammingException,42S01,false",
        "0618,TaosProgrammingException,42S02,false",
        "0388,TaosProgrammingException,3D000,false",
        "0381,TaosProgrammingException,42S01,false",
        "0357,TaosConnectionException,28000,false",
        "0351,TaosConnectionException,28000,false",
        "000b,TaosConnectionException,08001,true",
        "0020,TaosConnectionException,08S01,true",
        "0213,TaosConnectionException,08003,false",
        "0216,TaosProgrammingException,42000,false",
        "022a,TaosStatementException,HY010,false",
        "0303,TaosOperationalException,42501,false",
        "03e1,TaosTmqException,HY000,false",
        "4009,TaosTmqException,HY000,false",
        "3002,TaosSchemalessException,22000,false",
        "fffe,TaosOperationalException,53000,true",
        "ffff,TaosOperationalException,HY000,false",
        "090c,TaosOperationalException,HY000,true"
    })
    void givesEveryCodeItsClassAndSqlState(String hex, String type, String sqlState, boolean retryable) {
        int code = Integer.parseInt(hex, 16);
        // the server's form has the upper bits set
        TaosException e = TaosException.of(0x80000000 | code, "text");
        assertThat(e.getClass().getSimpleName()).isEqualTo(type);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.sqlState()).isEqualTo(sqlState);
        assertThat(e.isRetryable()).isEqualTo(retryable);
        assertThat(e).hasMessage("[0x" + hex + "]: text");
        assertThat(e.serverMessage()).isEqualTo("text");
    }

    @Test
    void everyCodeHasASqlState() {
        for (int code = 0; code <= 0xFFFF; code++) {
            TaosException e = TaosException.of(code, "");
            if (!e.sqlState().matches("[0-9A-Z]{5}")) {
                throw new AssertionError(e + " has SQLState " + e.sqlState());
            }
        }
    }

    @Test
    void theFamilyIsThatOfTheOtherClients() {
        assertThat(new TaosOperationalException(1, "")).isInstanceOf(TaosDatabaseException.class);
        assertThat(new TaosProgrammingException(1, "")).isInstanceOf(TaosDatabaseException.class);
        assertThat(new TaosDataException(1, "")).isInstanceOf(TaosDatabaseException.class);
        assertThat(new TaosSchemalessException(0x3002, "x", 2).affectedRows()).isEqualTo(2);
        assertThat(TaosException.class).isAssignableTo(RuntimeException.class);
    }
}
