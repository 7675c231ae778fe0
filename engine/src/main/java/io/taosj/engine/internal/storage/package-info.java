/** Where rows live: change log, write buffer, columnar store. */
@org.jspecify.annotations.NullMarked
package io.taosj.engine.internal.storage;
