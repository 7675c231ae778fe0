/** What the server costs beside the engine behind it. */
@org.jspecify.annotations.NullMarked
package io.taosj.bench.server;
