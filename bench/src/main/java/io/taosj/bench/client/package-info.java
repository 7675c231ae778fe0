/** Speed of the client alone: servers that know their answers beforehand take the place of a database. */
@org.jspecify.annotations.NullMarked
package io.taosj.bench.client;
