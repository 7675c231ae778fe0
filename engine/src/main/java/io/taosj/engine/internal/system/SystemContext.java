package io.taosj.engine.internal.system;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.catalog.Catalog;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.storage.StorageEngine;
import io.taosj.engine.internal.user.UserService;

/**
 * Where the system tables take their facts from.
 *
 * @param storage databases, tables and named objects
 * @param options version, clock and zone
 * @param cluster what is known of the one node
 * @param config the configuration's variables
 * @param users users and their rights
 * @param live sessions, running queries, consumers
 */
public record SystemContext(
        StorageEngine storage,
        EngineOptions options,
        ClusterInfo cluster,
        ConfigVariables config,
        UserService users,
        LiveState live) {
    private static final int DATABASE_NOT_EXIST = 0x388;

    Catalog catalog() {
        return storage.catalog();
    }

    long nowMillis() {
        return options.clock().millis();
    }

    /** A user database that has to exist. */
    Database database(String name) {
        Database database = catalog().database(name);
        if (database == null) {
            throw new EngineException(DATABASE_NOT_EXIST, "Database not exist");
        }
        return database;
    }
}
