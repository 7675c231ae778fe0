/** The REST endpoints. */
@org.jspecify.annotations.NullMarked
package io.taosj.server.internal.http;
