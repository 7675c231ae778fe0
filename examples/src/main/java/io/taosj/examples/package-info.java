/** Short programs that show one thing each. They take a URL, or start a server of their own. */
@org.jspecify.annotations.NullMarked
package io.taosj.examples;
