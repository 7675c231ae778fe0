/** Reading of column values as other types, and mapping of rows onto classes. */
@org.jspecify.annotations.NullMarked
package io.taosj.internal.convert;
