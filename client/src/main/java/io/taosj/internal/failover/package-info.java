/** Several servers behind one session: which one is taken, and how a lost one is replaced. */
@org.jspecify.annotations.NullMarked
package io.taosj.internal.failover;
