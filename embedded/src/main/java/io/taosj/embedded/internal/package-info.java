/** The transport without a network: the engine's blocks go to the client as they are. */
@org.jspecify.annotations.NullMarked
package io.taosj.embedded.internal;
