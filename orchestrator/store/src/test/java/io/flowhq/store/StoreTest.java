package io.flowhq.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;

/** A test of the store as an application gets it: by auto-configuration alone. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = StoreTest.Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
public @interface StoreTest {

    @Configuration
    @EnableAutoConfiguration
    class Application {}
}
