/** Growing and reading byte arrays: shared by the codecs, not part of the interface. */
@org.jspecify.annotations.NullMarked
package io.taosj.wire.internal;
