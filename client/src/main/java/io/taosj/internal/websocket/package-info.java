/** A WebSocket client after RFC 6455 and RFC 7692 on a blocking socket: one thread reads, any thread writes. */
@org.jspecify.annotations.NullMarked
package io.taosj.internal.websocket;
