/** Schemaless writing: three text protocols read straight into columns, and the tables that they need. */
@org.jspecify.annotations.NullMarked
package io.taosj.engine.internal.schemaless;
