package io.taosj.internal.bind;

/** In the place of a value: the row's column stays as it is. */
public enum Unset {
    UNSET
}
