/** Choice of the transport. */
@org.jspecify.annotations.NullMarked
package io.taosj.internal;
