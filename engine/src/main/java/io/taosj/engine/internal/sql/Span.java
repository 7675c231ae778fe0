package io.taosj.engine.internal.sql;

/**
 * A stretch of the folded statement text: labels and error messages are made of it.
 *
 * @param start first character
 * @param end behind the last character
 */
public record Span(int start, int end) {}
