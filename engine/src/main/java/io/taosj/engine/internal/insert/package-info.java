/** Writing and deleting rows: INSERT parsed straight into columns, INSERT … SELECT, DELETE. */
@org.jspecify.annotations.NullMarked
package io.taosj.engine.internal.insert;
