/** Starts and stops a server in front of an engine. */
@org.jspecify.annotations.NullMarked
package io.taosj.server;
