/** What consumers of all transports share: settings, fetching ahead, reconnecting, positions and commits. */
@org.jspecify.annotations.NullMarked
package io.taosj.internal.consumer;
