/** Statements that change the catalog: databases, tables and small objects. */
@org.jspecify.annotations.NullMarked
package io.taosj.engine.internal.ddl;
