/** Users: passwords, rights, login. */
@org.jspecify.annotations.NullMarked
package io.taosj.engine.internal.user;
