/** The embedded engine's interface: open an engine, connect sessions, run statements. */
@org.jspecify.annotations.NullMarked
package io.taosj.engine;
