/** The interactive shell and its batch mode. */
@org.jspecify.annotations.NullMarked
package io.taosj.cli.shell;
