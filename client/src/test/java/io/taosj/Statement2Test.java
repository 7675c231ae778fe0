package io.taosj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.StatementField.Kind;
import io.taosj.spi.PreparedHandle;
import io.taosj.spi.QueryOutcome;
import io.taosj.spi.TransportSession;
import io.taosj.wire.DataType;
import io.taosj.wire.message.Stmt2Payload;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a prepared statement sends, compared with recorded messages of the same values. */
class Statement2Test {
    private static final long T0 = 1_704_067_200_000L;
    private static final List<StatementField> COLUMNS = List.of(
            new StatementField("ts", DataType.TIMESTAMP, 0, 0, 8, Kind.COLUMN),
            new StatementField("a", DataType.INT, 0, 0, 4, Kind.COLUMN),
            new StatementField("b", DataType.FLOAT, 0, 0, 4, Kind.COLUMN),
            new StatementField("c", DataType.VARCHAR, 0, 0, 12, Kind.COLUMN));
    private static final List<StatementField> ALL = List.of(
            new StatementField("tbname", DataType.VARCHAR, 0, 0, 271, Kind.TABLE_NAME),
            new StatementField("t1", DataType.INT, 0, 0, 4, Kind.TAG),
            new StatementField("t2", DataType.VARCHAR, 0, 0, 12, Kind.TAG),
            COLUMNS.get(0),
            COLUMNS.get(1),
            COLUMNS.get(2),
            COLUMNS.get(3));

    /** Takes the place of a server: remembers what is bound. */
    private static final class Sink implements TransportSession, PreparedHandle {
        private final List<StatementField> fields;
        private final int parameters;
        private final List<String> messages = new ArrayList<>();

        Sink(List<StatementField> fields, int parameters) {
            this.fields = fields;
            this.parameters = parameters;
        }

        Statement2 statement() {
            return new Statement2(this, "any", Duration.ofSeconds(1), () -> ZoneOffset.UTC);
        }

        /** The last message without its first member, the request id. */
        String last() {
            return messages.get(messages.size() - 1).substring(16);
        }

        @Override
        public PreparedHandle prepare(String sql, Duration timeout) {
            return this;
        }

        @Override
        public boolean isInsert() {
            return !fields.isEmpty();
        }

        @Override
        public List<StatementField> fields() {
            return fields;
        }

        @Override
        public int parameters() {
            return parameters;
        }

        @Override
        public void bind(Stmt2Payload values, Duration timeout) {
            ByteBuffer message = values.encode(1, statementId());
            byte[] bytes = new byte[message.remaining()];
            message.get(bytes);
            messages.add(HexFormat.of().formatHex(bytes));
        }

        private long statementId() {
            return fields == ALL ? 2 : fields == COLUMNS ? 3 : 12;
        }

        @Override
        public long execute(Duration timeout) {
            return messages.size();
        }

        @Override
        public QueryOutcome.Rows result(Duration timeout) {
            throw new UnsupportedOperationException();
        }

        @Override
        public QueryOutcome query(String sql, long requestId, Duration timeout) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void validate(String sql, long requestId, Duration timeout) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String currentDatabase(Duration timeout) {
            return "";
        }

        @Override
        public String serverVersion() {
            return "";
        }

        @Override
        public String serverInfo(Duration timeout) {
            return "";
        }

        @Override
        public void setTimeZone(ZoneId zone, Duration timeout) {}

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isValid(Duration timeout) {
            return true;
        }

        @Override
        public void close() {}
    }

    @Test
    void columnsOfAPlainTableAreSentAsRecorded() {
        Sink sink = new Sink(COLUMNS, 4);
        try (Statement2 st = sink.statement()) {
            st.bind(BindTable.ofStatement()
                    .column(new long[] {T0, T0 + 1})
                    .column(new int[] {1, 2})
                    .column(new float[] {1, 2})
                    .column(new String[] {"a", "b"}));
            st.execute();
        }
        assertThat(sink.last()).isEqualTo(
                ("1b00000000000000030000000000000009000000000000000100ffffffff96000000010000000000"
                    + "00000400000000000000000000001c00000076000000230000000900000002000000000000100000"
                    + "0000f451c28c01000001f451c28c0100001b00000004000000020000000000000800000001000000"
                    + "020000001b0000000600000002000000000000080000000000803f000000401d0000000800000002"
                    + "0000000000010100000001000000020000006162").substring(16));
    }

    @Test
    void tagsNullsAndRowsAreSentAsRecorded() {
        Sink sink = new Sink(ALL, 7);
        try (Statement2 st = sink.statement()) {
            st.bindRow("q1", 1, "tgq1", T0, 1, 0.5f, "c1");
            st.bindRow("q1", 1, "tgq1", T0 + 1, null, null, null);
            st.execute();
        }
        assertThat(sink.last()).isEqualTo(
                ("1000000000000000020000000000000009000000000000000100ffffffffcf000000010000000200"
                    + "0000040000001c000000210000005500000003007131003000000016000000040000000100000000"
                    + "0004000000010000001a000000080000000100000000010400000004000000746771317600000023"
                    + "00000009000000020000000000001000000000f451c28c01000001f451c28c0100001b0000000400"
                    + "0000020000000001000800000001000000000000001b000000060000000200000000010008000000"
                    + "0000003f000000001d00000008000000020000000001010200000000000000020000006331").substring(16));
    }

    @Test
    void parametersAreSentAsRecorded() {
        Sink sink = new Sink(List.of(), 2);
        try (Statement2 st = sink.statement()) {
            st.bindParameters(1L, "b");
            st.execute();
        }
        assertThat(sink.last()).isEqualTo(
                ("4f000000000000000c0000000000000009000000000000000100ffffffff51000000010000000000"
                    + "00000200000000000000000000001c000000310000001a0000000500000001000000000008000000"
                    + "01000000000000001700000008000000010000000001010000000100000062").substring(16));
    }

    @Test
    void whatDoesNotFitIsNotSent() {
        Sink sink = new Sink(COLUMNS, 4);
        try (Statement2 st = sink.statement()) {
            assertThatThrownBy(() -> st.bindRow(T0, 1L << 31, 1f, "a"))
                    .isInstanceOf(TaosDataException.class)
                    .hasMessageContaining("column a, row 0: value 2147483648 is outside of INT");
            assertThatThrownBy(() -> st.bindRow(T0, 1, 1f, "12345678901"))
                    .hasMessageContaining("column c, row 0")
                    .hasMessageContaining("10 bytes");
            assertThatThrownBy(() -> st.bindRow(T0, "1", 1f, "a")).hasMessageContaining("(String)");
            assertThatThrownBy(() -> st.bind(BindTable.named("x"))).hasMessageContaining("names its table");
            assertThatThrownBy(st::execute).isInstanceOf(TaosStatementException.class);
            assertThat(sink.messages).isEmpty();
        }
    }

    @Test
    void tablesWithAndWithoutTagsGoInMessagesOfTheirOwn() {
        Sink sink = new Sink(ALL, 7);
        try (Statement2 st = sink.statement()) {
            BindTable without = BindTable.named("q2")
                    .column(new long[] {T0})
                    .column(new int[] {1})
                    .column(new float[] {1})
                    .column(new String[] {null});
            st.bindRow("q1", 1, "t", T0, 1, 1f, "a");
            st.bind(without);
            st.execute();
        }
        assertThat(sink.messages).hasSize(2);
    }
}
