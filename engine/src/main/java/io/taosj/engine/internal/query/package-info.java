/** Binding, typing, translation and execution of queries. */
@org.jspecify.annotations.NullMarked
package io.taosj.engine.internal.query;
