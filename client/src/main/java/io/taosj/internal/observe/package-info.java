/** Reports to listeners, between the public API and the transports. */
@org.jspecify.annotations.NullMarked
package io.taosj.internal.observe;
