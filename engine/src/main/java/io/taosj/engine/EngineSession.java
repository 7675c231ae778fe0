package io.taosj.engine;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One user's conversation with the engine: a current database and a time zone.
 *
 * <p>Several statements may run at the same time, each on its own thread; what {@code USE} changes is seen by statements
 * that start later.
 */
public interface EngineSession extends AutoCloseable {

    /** The number under which the session stands in {@code SHOW CONNECTIONS}. */
    long id();

    /** The user's name. */
    String user();

    /** The current database, or null. */
    @Nullable String database();

    /**
     * Makes a database current.
     *
     * @param database its name, exactly; null for none
     * @throws EngineException 0x388 if there is no such database
     */
    void use(@Nullable String database);

    /** The zone of times without zone, of {@code today()} and of calendar functions. */
    ZoneId zone();

    /** Changes the zone; null is the engine's. */
    void zone(@Nullable ZoneId zone);

    /** What the client says of itself; shown by {@code SHOW CONNECTIONS}. */
    void client(@Nullable String application, @Nullable String address);

    /**
     * Says whether {@code INSERT … FILE} may read files of this machine; no, unless somebody says so: remote clients must
     * not.
     */
    void localFiles(boolean allowed);

    /**
     * Runs one statement.
     *
     * @return the answer; the caller closes it
     * @throws EngineException if the statement is wrong or fails
     */
    EngineResult execute(String sql);

    /**
     * Writes points into the current database and makes or widens the tables that they need. Nothing is written if one
     * of the points is wrong.
     *
     * @throws EngineException 0x2616 if there is no current database; 0x3002 and others, with the rest of the line, for
     *     points that can't be read or don't fit their table
     */
    SchemalessRows schemaless(SchemalessWrite write);

    /**
     * Checks a statement as far as its syntax goes, without running it.
     *
     * @throws EngineException as {@link #execute} would
     */
    void validate(String sql);

    /**
     * Makes a consumer of topics, which belongs to no topic yet; it outlives the session.
     *
     * @throws EngineException 0x4000 if the group has no name
     */
    TopicConsumer consumer(ConsumerOptions options);

    /**
     * Prepares a statement in which question marks stand for values.
     *
     * @throws EngineException if its syntax is wrong; whether it fits the tables is found out later
     */
    EngineStatement prepare(String sql);

    /** Stops running statements and ends the session. */
    @Override
    void close();
}
