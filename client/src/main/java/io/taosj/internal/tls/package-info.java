/** Certificates and keys from files. */
@org.jspecify.annotations.NullMarked
package io.taosj.internal.tls;
