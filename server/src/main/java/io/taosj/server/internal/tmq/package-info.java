/** The subscription endpoint {@code /rest/tmq}. */
@org.jspecify.annotations.NullMarked
package io.taosj.server.internal.tmq;
