package io.taosj.jdbc;

import java.sql.SQLException;

/** What statements of this driver can do beyond JDBC; reach it with {@code statement.unwrap(TaosStatement.class)}. */
public interface TaosStatement {
    /**
     * The request id under which servers log the next execution; later ones get ids of their own again.
     *
     * @param requestId an unsigned 64 bit number, not 0
     */
    void setRequestId(long requestId) throws SQLException;
}
