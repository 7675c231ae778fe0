package io.taosj.engine.corpus;

/** In what answers can differ. */
public enum Aspect {
    CODE,
    MESSAGE,
    NAMES,
    TYPES,
    LENGTHS,
    ROWS
}
