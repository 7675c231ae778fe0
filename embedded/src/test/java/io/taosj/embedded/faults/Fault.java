package io.taosj.embedded.faults;

import java.util.Random;

/**
 * What a {@link FaultProxy} does to one connection.
 *
 * @param kind what happens
 * @param toServer whether it happens to what the client sends, or else to what it gets
 * @param after the bytes of that direction that pass before it happens
 */
record Fault(Kind kind, boolean toServer, int after) {
    enum Kind {
        /** Nothing. */
        NONE,
        /** Each piece is held back for a moment. */
        DELAY,
        /** The bytes pass in small pieces. */
        THROTTLE,
        /** This direction ends, the other one stays. */
        HALF_CLOSE,
        /** The connection is reset. */
        RESET,
        /** The connection is closed, perhaps in the middle of a message. */
        CUT,
        /** Nothing passes any more, and the connection stays. */
        STALL,
        /** One byte is changed. */
        CORRUPT
    }

    static final Fault NONE = new Fault(Kind.NONE, true, 0);

    /** Any fault that does not change bytes. */
    static Fault random(Random random) {
        Kind[] kinds = {Kind.NONE, Kind.DELAY, Kind.THROTTLE, Kind.HALF_CLOSE, Kind.RESET, Kind.CUT, Kind.STALL};
        return new Fault(kinds[random.nextInt(kinds.length)], random.nextBoolean(), random.nextInt(3000));
    }
}
