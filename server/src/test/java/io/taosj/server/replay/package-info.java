/** Recorded conversations of a real server with its clients, said again to this one. */
@org.jspecify.annotations.NullMarked
package io.taosj.server.replay;
