/** The demo: a year of weather in, six questions out. */
@org.jspecify.annotations.NullMarked
package io.taosj.cli.demo;
