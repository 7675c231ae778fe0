package io.taosj.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A {@code String} parameter of a {@link TaosTest} that gets the URL of the test's database, with user and password. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface TaosUrl {

    /** Ways to connect. */
    enum Transport {
        /** {@code taos+ws://…} */
        WEB_SOCKET,
        /** {@code taos+http://…} */
        REST
    }

    /** The way to connect. */
    Transport value() default Transport.WEB_SOCKET;
}
