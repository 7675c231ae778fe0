/** Laws of the dialect that hold for all data, checked with random data against plain models. */
@org.jspecify.annotations.NullMarked
package io.taosj.engine.laws;
