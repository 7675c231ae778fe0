package io.taosj.engine.internal.system;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What SHOW and the statements about the cluster need of the session that they run in. */
public interface SystemSession {

    /** The user's name. */
    String user();

    /** The database in use, or null. */
    @Nullable String database();

    /** Whether the user may see facts about the server, that is, was not created with SYSINFO 0. */
    boolean sysinfo();

    /** The zone of the session. */
    ZoneId zone();

    /** Changes the zone of the session, for ALTER LOCAL 'timezone'. */
    void zone(ZoneId zone);
}
