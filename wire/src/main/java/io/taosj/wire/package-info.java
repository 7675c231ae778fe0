/** Types, blocks and error codes of TDengine, as they are on the wire. */
@org.jspecify.annotations.NullMarked
package io.taosj.wire;
