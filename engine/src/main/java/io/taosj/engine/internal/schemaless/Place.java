package io.taosj.engine.internal.schemaless;

/** Where something stands in the data, kept without a copy until an error wants it. */
record Place(String data, int from, int to) {
    /** A place that is a text of its own. */
    static Place of(String text) {
        return new Place(text, 0, text.length());
    }

    String text() {
        return data.substring(from, to);
    }
}
