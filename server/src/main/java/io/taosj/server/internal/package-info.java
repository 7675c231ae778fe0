/** What the endpoints share. */
@org.jspecify.annotations.NullMarked
package io.taosj.server.internal;
