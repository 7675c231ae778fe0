/** TDengine's own clients against the server. */
@org.jspecify.annotations.NullMarked
package io.taosj.interop;
