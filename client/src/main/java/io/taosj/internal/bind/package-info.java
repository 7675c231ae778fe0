/** Values of prepared statements: checks, conversions, encoding. */
@org.jspecify.annotations.NullMarked
package io.taosj.internal.bind;
