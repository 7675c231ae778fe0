/** How the driver's interfaces are implemented. */
@org.jspecify.annotations.NullMarked
package io.taosj.jdbc.internal;
