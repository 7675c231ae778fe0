/** The binary messages of the WebSocket endpoints: queries, blocks, prepared statements and subscriptions. */
@org.jspecify.annotations.NullMarked
package io.taosj.wire.message;
