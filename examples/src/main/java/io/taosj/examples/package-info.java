/** Short programs that show one thing each. They take a URL, or start a server of their own. */
package io.taosj.examples;
