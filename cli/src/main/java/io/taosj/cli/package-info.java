/** The taosj command and its sub-commands. */
@org.jspecify.annotations.NullMarked
package io.taosj.cli;
