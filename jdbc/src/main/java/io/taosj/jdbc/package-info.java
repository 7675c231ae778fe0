/**
 * The JDBC driver of taosj: {@link io.taosj.jdbc.TaosDriver} for {@link java.sql.DriverManager}, {@link
 * io.taosj.jdbc.TaosDataSource} for everything else.
 */
@org.jspecify.annotations.NullMarked
package io.taosj.jdbc;
