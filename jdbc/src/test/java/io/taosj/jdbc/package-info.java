/** Tests of the driver as its users see it. */
@org.jspecify.annotations.NullMarked
package io.taosj.jdbc;
