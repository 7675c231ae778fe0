/** Values to bind: checked against a statement's fields, then encoded. */
@org.jspecify.annotations.NullMarked
package io.taosj.internal.bind;
