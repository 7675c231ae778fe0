/** Tests of consumers over the transports, with servers and networks that fail. */
@org.jspecify.annotations.NullMarked
package io.taosj.embedded.consumer;
