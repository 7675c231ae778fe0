/** Recorded statements with their answers, and how answers are compared with them. */
@org.jspecify.annotations.NullMarked
package io.taosj.engine.corpus;
