/** Lexer, syntax tree and parser of TDengine's SQL. */
@org.jspecify.annotations.NullMarked
package io.taosj.engine.internal.sql;
