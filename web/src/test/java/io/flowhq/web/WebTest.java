package io.flowhq.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** A test of the web process as it runs, on a database of its own, without a server before it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = "flowhq.admin.password=" + WebTest.PASSWORD)
@AutoConfigureMockMvc
@Import(TestParts.class)
public @interface WebTest {

    String PASSWORD = "open sesame";
}
