package io.taosj.parity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A check of one row of the checklist, run once for each transport. The method's name starts with the row's id in lower
 * case: {@code q1InsertCountsRows} is a check of row Q1. It may take a {@link ParityTarget}, and a {@link
 * io.taosj.TaosConnection} whose current database is empty and the test's own.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(ParityExtension.class)
public @interface ParityTest {
    /** The transports that have the capability. */
    ParityTransport[] on() default {ParityTransport.WS, ParityTransport.REST, ParityTransport.EMBEDDED};

    /** Further rows that this test is a check of. */
    String[] also() default {};
}
