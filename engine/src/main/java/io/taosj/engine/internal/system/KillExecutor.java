package io.taosj.engine.internal.system;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.sql.ClusterStatement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs KILL. */
final class KillExecutor {
    private static final int HEX = 16;
    private static final Pattern QUERY_ID = Pattern.compile("([0-9a-fA-F]{1,15}):([0-9a-fA-F]{1,15})");

    private final LiveState live;

    KillExecutor(LiveState live) {
        this.live = live;
    }

    void execute(ClusterStatement.Kill statement) {
        switch (statement.kind()) {
            case CONNECTION -> connection(statement.id());
            case QUERY -> query(statement.id());
            case TRANSACTION -> throw new EngineException(0x3D1, "Transaction not exists");
            case COMPACT -> throw new EngineException(0x4B1, "Invalid compact id");
        }
    }

    private void connection(String id) {
        boolean number = !id.isEmpty() && id.length() <= 18 && id.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || !live.killConnection(Long.parseLong(id))) {
            throw noConnection();
        }
    }

    private void query(String id) {
        Matcher parts = QUERY_ID.matcher(id);
        if (!parts.matches()) {
            throw new EngineException(0x30C, "Invalid query id");
        }
        if (!live.killQuery(Long.parseLong(parts.group(1), HEX), Long.parseLong(parts.group(2), HEX))) {
            throw noConnection();
        }
    }

    private static EngineException noConnection() {
        return new EngineException(0x30E, "Invalid connection id");
    }
}
