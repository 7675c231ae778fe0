package io.taosj.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a line of the log looks like. */
enum LogFormat {
    /** Time, level, logger, message. */
    TEXT {
        @Override
        Formatter formatter() {
            return new TextLines();
        }
    },
    /** One JSON object: time, level, logger, thread, message and perhaps error. */
    JSON {
        @Override
        Formatter formatter() {
            return new JsonLines();
        }
    };

    abstract Formatter formatter();

    /**
     * The format of a name.
     *
     * @throws CommandFailure if there is none
     */
    static LogFormat of(String name) {
        for (LogFormat format : values()) {
            if (format.name().equals(name.toUpperCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new CommandFailure("--log-format must be text or json, not " + name);
    }

    void apply() {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFormatter(formatter());
        }
    }

    private static @Nullable String trace(LogRecord entry) {
        if (entry.getThrown() == null) {
            return null;
        }
        StringWriter text = new StringWriter();
        entry.getThrown().printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static final class TextLines extends Formatter {
        @Override
        public String format(LogRecord entry) {
            String trace = trace(entry);
            return entry.getInstant() + " " + entry.getLevel() + " " + entry.getLoggerName() + " "
                    + oneLine(formatMessage(entry)) + "\n" + (trace == null ? "" : trace);
        }

        /** What a peer sent must not look like a line of its own. */
        private static String oneLine(String message) {
            return message.replace("\r", "\\r").replace("\n", "\\n");
        }
    }

    private static final class JsonLines extends Formatter {
        private static final JsonFactory FACTORY = new JsonFactory();

        @Override
        public String format(LogRecord entry) {
            StringWriter line = new StringWriter();
            try (JsonGenerator json = FACTORY.createGenerator(line)) {
                json.writeStartObject();
                json.writeStringField("time", entry.getInstant().toString());
                json.writeStringField("level", entry.getLevel().getName());
                json.writeStringField("logger", entry.getLoggerName());
                json.writeNumberField("thread", entry.getLongThreadID());
                json.writeStringField("message", formatMessage(entry));
                String trace = trace(entry);
                if (trace != null) {
                    json.writeStringField("error", trace);
                }
                json.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return line.append('\n').toString();
        }
    }
}
