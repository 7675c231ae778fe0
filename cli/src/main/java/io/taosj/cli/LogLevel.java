package io.taosj.cli;

import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How much the server tells on standard error. */
@SuppressWarnings("ImmutableEnumChecker") // levels are immutable, only not marked so
enum LogLevel {
    ERROR(Level.SEVERE, Level.SEVERE),
    /** Without the HTTP library's warnings, which any peer can cause. */
    WARN(Level.WARNING, Level.SEVERE),
    INFO(Level.INFO, Level.WARNING),
    DEBUG(Level.FINE, Level.INFO);

    private static final Logger ROOT = Logger.getLogger("");
    // kept, or the garbage collector would take their levels along
    private static final Logger OWN = Logger.getLogger("io.taosj");
    private static final Logger HTTP = Logger.getLogger("org.eclipse.jetty");

    private final Level own;
    private final Level libraries;

    LogLevel(Level own, Level libraries) {
        this.own = own;
        this.libraries = libraries;
    }

    /**
     * The level of a name.
     *
     * @throws CommandFailure if there is none
     */
    static LogLevel of(String name) {
        for (LogLevel level : values()) {
            if (level.name().equals(name.toUpperCase(Locale.ROOT))) {
                return level;
            }
        }
        throw new CommandFailure("--log-level must be error, warn, info or debug, not " + name);
    }

    void apply() {
        OWN.setLevel(own);
        HTTP.setLevel(libraries);
        for (Handler handler : ROOT.getHandlers()) {
            handler.setLevel(own);
        }
    }
}
