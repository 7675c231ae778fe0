/** Topics and their consumers: reads the history of changes on behalf of consumer groups. */
@org.jspecify.annotations.NullMarked
package io.taosj.engine.internal.topic;
