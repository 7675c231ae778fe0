/** Starts a TDengine-compatible database inside this JVM. */
@org.jspecify.annotations.NullMarked
package io.taosj.embedded;
