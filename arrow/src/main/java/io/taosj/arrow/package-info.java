/** Results as Apache Arrow and as data frames, and both as rows to write. */
@org.jspecify.annotations.NullMarked
package io.taosj.arrow;
