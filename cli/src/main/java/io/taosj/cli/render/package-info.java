/** Results as tables, lists, CSV, JSON and charts. */
@org.jspecify.annotations.NullMarked
package io.taosj.cli.render;
