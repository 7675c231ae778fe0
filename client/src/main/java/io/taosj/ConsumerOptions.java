package io.taosj;

import io.taosj.internal.consumer.ConsumerKeys;
import io.taosj.internal.consumer.ConsumerSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Everything a {@link TaosConsumer} can be told, from texts under the names that TDengine's clients share, or from {@link
 * #builder()}. Immutable.
 *
 * <p>The settings (other names in brackets): where to connect, {@code url} [{@code dsn}] or {@code bootstrap.servers} or
 * {@code host} [{@code td.connect.ip}], {@code port} [{@code td.connect.port}], {@code scheme} [{@code
 * td.connect.websocket.scheme}, {@code protocol}, {@code driver}, {@code connect.type}, {@code td.connect.type}], {@code
 * user} [{@code username}, {@code td.connect.user}], {@code password} [{@code td.connect.pass}], {@code token} [{@code
 * td.connect.token}], {@code bearer_token} [{@code td.connect.bearer_token}], {@code td.connect.db}, {@code timezone},
 * {@code compression} [{@code enableCompression}, {@code ws.message.enableCompression}], {@code useSSL} and all other
 * parameters of connection URLs; the group, {@code group.id}, {@code client.id}, {@code auto.offset.reset}, {@code
 * session.timeout.ms}, {@code heartbeat.interval.ms}, {@code max.poll.interval.ms}; messages, {@code
 * msg.with.table.name}, {@code msg.enable.batchmeta}, {@code msg.consume.excluded}, {@code
 * experimental.snapshot.enable}, {@code enable.replay}, {@code decode_binary} (of no effect: columns give text and bytes);
 * commits, {@code enable.auto.commit}, {@code auto.commit.interval.ms}, {@code commit.on.close} [{@code commitOnClose}];
 * receiving ahead, {@code prefetch.messages}, {@code prefetch.bytes}; {@code metadata.max.age.ms}, {@code
 * assignment.refresh.ms}; reconnecting, {@code reconnect.enable} [{@code enableAutoReconnect}, {@code ws.autoReconnect}],
 * {@code reconnect.backoff.ms} [{@code retry_backoff_ms}, {@code reconnectIntervalMs}, {@code ws.reconnect.interval.ms}],
 * {@code reconnect.backoff.max.ms} [{@code retry_backoff_max_ms}], {@code reconnect.attempts} [{@code conn_retries},
 * {@code reconnectRetryCount}, {@code ws.reconnect.retry.count}], {@code reconnect.timeout.ms}.
 */
public final class ConsumerOptions {
    private final ConsumerSettings settings;

    private ConsumerOptions(ConsumerSettings settings) {
        this.settings = settings;
    }

    /**
     * Reads settings.
     *
     * @throws TaosTmqException 0x0118 if a setting is unknown, wrong or missing; it is named
     * @throws TaosInterfaceException if a setting of the connection is wrong
     */
    public static ConsumerOptions of(Map<String, String> settings) {
        return new ConsumerOptions(ConsumerKeys.read(settings));
    }

    /**
     * Reads settings, those of the defaults included.
     *
     * @throws TaosTmqException 0x0118 if a setting is unknown, wrong, no text or missing; it is named
     * @throws TaosInterfaceException if a setting of the connection is wrong
     */
    public static ConsumerOptions of(Properties settings) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Object key : settings.keySet()) {
            if (!(key instanceof String name) || settings.getProperty(name) == null) {
                throw new TaosTmqException(ConsumerKeys.INVALID, "the setting '" + key + "' is no text");
            }
        }
        for (String name : settings.stringPropertyNames()) {
            texts.put(name, settings.getProperty(name));
        }
        return of(texts);
    }

    /** A builder without settings. */
    public static Builder builder() {
        return new Builder();
    }

    ConsumerSettings settings() {
        return settings;
    }

    /** How the consumer connects. */
    public ConnectionOptions connection() {
        return settings.connection();
    }

    /** The consumer group's name. */
    public String groupId() {
        return settings.group();
    }

    /** Whether polls commit what earlier polls returned. */
    public boolean autoCommit() {
        return settings.commits().auto();
    }

    /** The options without secrets. */
    @Override
    public String toString() {
        return "ConsumerOptions[" + settings.connection() + ", " + settings.server() + "]";
    }

    /** Collects settings. Setters return the builder. Not safe for use by several threads. */
    public static final class Builder {
        private final Map<String, String> settings = new LinkedHashMap<>();

        private Builder() {}

        /** Where to connect, see {@link ConnectionOptions#parse(String)}; may hold settings as parameters. */
        public Builder url(String url) {
            return set("url", url);
        }

        /** The consumer group; must be given. Its members share the vgroups and the committed offsets. */
        public Builder groupId(String groupId) {
            return set("group.id", groupId);
        }

        /** What {@code show consumers} calls the consumer. */
        public Builder clientId(String clientId) {
            return set("client.id", clientId);
        }

        /** To begin with the oldest change that is kept where the group has committed nothing. */
        public Builder fromEarliest() {
            return set("auto.offset.reset", "earliest");
        }

        /** To begin with changes after subscribing where the group has committed nothing; the default. */
        public Builder fromLatest() {
            return set("auto.offset.reset", "latest");
        }

        /** Whether polls commit what earlier polls returned; yes by default. */
        public Builder autoCommit(boolean autoCommit) {
            return set("enable.auto.commit", Boolean.toString(autoCommit));
        }

        /** How often polls commit at most; 5 seconds by default. */
        public Builder autoCommitInterval(Duration interval) {
            return set("auto.commit.interval.ms", Long.toString(interval.toMillis()));
        }

        /**
         * Whether closing commits also what the last poll returned; no by default, because it may not be worked off when an
         * exception closes the consumer.
         */
        public Builder commitOnClose(boolean commitOnClose) {
            return set("commit.on.close", Boolean.toString(commitOnClose));
        }

        /** How many messages to receive ahead; 16 by default, 0 for none. */
        public Builder prefetchMessages(int messages) {
            return set("prefetch.messages", Integer.toString(messages));
        }

        /** Another setting by its name. */
        public Builder set(String key, String value) {
            settings.put(key, value);
            return this;
        }

        /**
         * The options as they are now.
         *
         * @throws TaosTmqException 0x0118 if a setting is unknown, wrong or missing; it is named
         */
        public ConsumerOptions build() {
            return of(settings);
        }
    }
}
