package io.taosj.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** A properties file with a server's settings; the command line wins over it. */
final class ServerConfigFile {
    private static final String DASHES = "--";

    private ServerConfigFile() {}

    /**
     * The settings of a file and a command line together.
     *
     * @param given what stands on the command line; options that are no settings are passed over
     * @throws CommandFailure if the file can't be read, has a key that nobody knows or a value that can't be used
     */
    static ServerSettings read(Path file, List<String> given) {
        Properties properties = load(file);
        ServerSettings settings = new ServerSettings();
        CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(settings))
                .setOverwrittenOptionsAllowed(true)
                .setUnmatchedArgumentsAllowed(true);
        List<String> arguments = new ArrayList<>();
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            OptionSpec option = line.getCommandSpec().findOption(DASHES + key);
            if (option == null) {
                throw new CommandFailure("unknown setting '" + key + "' in " + file + "; there are " + keys(line));
            }
            arguments.add(DASHES + key + "=" + properties.getProperty(key).trim());
        }
        try {
            line.parseArgs(arguments.toArray(new String[0]));
        } catch (CommandLine.ParameterException e) {
            throw new CommandFailure("wrong setting in " + file + ": " + e.getMessage(), e);
        }
        arguments.addAll(given);
        line.parseArgs(arguments.toArray(new String[0]));
        return settings;
    }

    private static List<String> keys(CommandLine line) {
        return line.getCommandSpec().options().stream()
                .map(option -> option.longestName().substring(DASHES.length()))
                .sorted()
                .toList();
    }

    private static Properties load(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (NoSuchFileException e) {
            throw new CommandFailure("no such file: --config " + file, e);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure("can't read --config " + file + ": " + e.getMessage(), e);
        }
    }
}
