package io.taosj.jdbc;

import io.taosj.jdbc.internal.PhysicalConnection;
import java.sql.SQLException;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;

/** A data source for pools that manage physical connections, such as those of application servers. */
public final class TaosConnectionPoolDataSource extends TaosDataSource implements ConnectionPoolDataSource {
    /** A data source of localhost's WebSocket endpoint, until it is configured otherwise. */
    public TaosConnectionPoolDataSource() {}

    @Override
    public PooledConnection getPooledConnection() throws SQLException {
        return new PhysicalConnection(open(null, null));
    }

    @Override
    public PooledConnection getPooledConnection(String user, String password) throws SQLException {
        return new PhysicalConnection(open(user, password));
    }
}
