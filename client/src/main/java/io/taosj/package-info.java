/**
 * The client API: connect with {@link io.taosj.Taos}, run SQL on a {@link io.taosj.TaosConnection}, read a {@link
 * io.taosj.TaosResult}.
 */
@org.jspecify.annotations.NullMarked
package io.taosj;
