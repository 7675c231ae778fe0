package io.taosj.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a properties file says of a server; the command line wins over it. Its keys are the options without dashes. */
final class ServerSettings {
    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "host",
            "port",
            "data",
            "password",
            "insecure-default-password",
            "tls-cert",
            "tls-key",
            "tls-password",
            "log-level"));

    private final Properties properties = new Properties();

    /**
     * Reads a file.
     *
     * @throws CommandFailure if it can't be read or has a key that nobody knows
     */
    static ServerSettings of(@Nullable Path file) {
        ServerSettings settings = new ServerSettings();
        if (file == null) {
            return settings;
        }
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            settings.properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new CommandFailure("no such file: --config " + file, e);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure("can't read --config " + file + ": " + e.getMessage(), e);
        }
        for (String key : settings.properties.stringPropertyNames()) {
            if (!KEYS.contains(key)) {
                throw new CommandFailure("unknown setting '" + key + "' in " + file + "; there are " + KEYS);
            }
        }
        return settings;
    }

    /** The command line's value, else the file's, else null. */
    @Nullable String find(String key, @Nullable String given) {
        return given != null ? given : properties.getProperty(key);
    }

    /** The command line's value, else the file's, else the default. */
    String get(String key, @Nullable String given, String otherwise) {
        String value = find(key, given);
        return value == null ? otherwise : value;
    }

    @Nullable Path path(String key, @Nullable Path given) {
        String text = properties.getProperty(key);
        return given != null || text == null ? given : Path.of(text);
    }

    boolean flag(String key, boolean given) {
        return given || Boolean.parseBoolean(properties.getProperty(key));
    }
}
