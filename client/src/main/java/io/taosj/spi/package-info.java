/**
 * What a transport implements: a provider that opens sessions, and sessions that run SQL.
 *
 * <p>Providers other than the built-in ones (WebSocket and REST) are found with {@link java.util.ServiceLoader}.
 */
@org.jspecify.annotations.NullMarked
package io.taosj.spi;
