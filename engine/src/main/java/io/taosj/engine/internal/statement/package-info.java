/** Prepared statements: INSERT bound column by column, and other statements with parameters. */
@org.jspecify.annotations.NullMarked
package io.taosj.engine.internal.statement;
