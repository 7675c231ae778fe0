/** The WebSocket endpoint: one class per family of messages. */
@org.jspecify.annotations.NullMarked
package io.taosj.server.internal.ws;
