/** Sessions over taosAdapter's REST endpoint: SQL only. */
@org.jspecify.annotations.NullMarked
package io.taosj.internal.rest;
