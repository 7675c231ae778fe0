/** The functions and operators of TDengine's SQL: types and translation. */
@org.jspecify.annotations.NullMarked
package io.taosj.engine.internal.function;
