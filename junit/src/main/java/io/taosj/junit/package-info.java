/** JUnit extension: a TDengine-compatible database for each test. */
@org.jspecify.annotations.NullMarked
package io.taosj.junit;
