package io.taosj.bench;

/** The sides of a comparison; a benchmark has a parameter {@code who} of this type. */
public enum Who {
    /** what is measured */
    TAOSJ,
    /** the same by hand, without it */
    BY_HAND
}
