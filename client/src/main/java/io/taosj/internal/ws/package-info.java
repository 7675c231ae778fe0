/** Sessions over taosAdapter's WebSocket endpoint. */
@org.jspecify.annotations.NullMarked
package io.taosj.internal.ws;
