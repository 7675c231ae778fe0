/** Databases, tables, users: what exists, as immutable descriptions. */
@org.jspecify.annotations.NullMarked
package io.taosj.engine.internal.catalog;
