package io.taosj.engine.internal.system;

import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.catalog.Catalog;
import io.taosj.engine.internal.storage.CatalogChange;
import io.taosj.engine.internal.storage.StorageEngine;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cluster of one node: its identity, kept with the data, and the services that SQL started on the node. */
public final class ClusterInfo {
    /** The only node's number. */
    static final int DNODE = 1;
    /** The only node's address, the one that CREATE DNODE finds taken. */
    static final String ENDPOINT = "localhost:6030";

    private static final String KIND = "cluster";
    private static final String SERVICE = "node";

    private final StorageEngine storage;
    private final EngineOptions options;
    private final long id;
    private final String name;
    private final long createdMillis;
    private final long startMillis;

    private ClusterInfo(StorageEngine storage, EngineOptions options, String[] words) {
        this.storage = storage;
        this.options = options;
        id = Long.parseLong(words[0]);
        name = words[1];
        createdMillis = Long.parseLong(words[2]);
        startMillis = options.clock().millis();
    }

    /** Reads the identity of the cluster, or makes one for a new engine. */
    public static ClusterInfo open(StorageEngine storage, EngineOptions options) {
        String text = storage.catalog().object(KIND, KIND);
        if (text == null) {
            long id = new SecureRandom().nextLong() & Long.MAX_VALUE;
            text = id + " " + UUID.randomUUID() + " " + options.clock().millis();
            storage.change(List.of(new CatalogChange.PutObject(KIND, KIND, text)));
        }
        return new ClusterInfo(storage, options, text.split(" ", -1));
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    long createdMillis() {
        return createdMillis;
    }

    long startMillis() {
        return startMillis;
    }

    long uptimeSeconds() {
        return Math.max(0, options.clock().millis() - startMillis) / 1000;
    }

    /** How many vnodes the node takes: the server's default. */
    int supportedVnodes() {
        return Runtime.getRuntime().availableProcessors() * 2 + 5;
    }

    /**
     * When a service (qnode, snode) was started on the node.
     *
     * @return milliseconds, or null if it does not run
     */
    @Nullable Long serviceCreated(String service) {
        String text = catalog().object(SERVICE, key(service));
        return text == null ? null : Long.valueOf(text);
    }

    void startService(String service) {
        put(service, Long.toString(options.clock().millis()));
    }

    void stopService(String service) {
        put(service, null);
    }

    private void put(String service, @Nullable String text) {
        storage.change(List.of(new CatalogChange.PutObject(SERVICE, key(service), text)));
    }

    private static String key(String service) {
        return service.toLowerCase(Locale.ROOT);
    }

    private Catalog catalog() {
        return storage.catalog();
    }
}
