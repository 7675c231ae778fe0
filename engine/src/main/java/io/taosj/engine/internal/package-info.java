/** Joins the engine's parts: sessions, dispatch of statements. */
@org.jspecify.annotations.NullMarked
package io.taosj.engine.internal;
