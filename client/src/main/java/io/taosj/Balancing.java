package io.taosj;

/** Which of several servers a new connection goes to. Servers that don't answer come last, whatever the policy. */
public enum Balancing {
    /** The first one of the list that answers: a main server and those that stand in for it. */
    IN_ORDER,
    /** Each in turn. */
    ROUND_ROBIN,
    /** The one that has the fewest connections of this JVM; any of them if several have as few. */
    LEAST_CONNECTIONS
}
