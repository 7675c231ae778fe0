/** SHOW, DESCRIBE, the system databases and the statements about the cluster. */
@org.jspecify.annotations.NullMarked
package io.taosj.engine.internal.system;
