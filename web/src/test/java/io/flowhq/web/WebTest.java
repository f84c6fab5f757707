package io.flowhq.web;

import io.flowhq.client.TenantCommands;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/**
 * A test of the web process as it runs, on a port and a database of its own. No orchestrator runs beside it: what a
 * command answers is the one thing a test may say itself.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "flowhq.admin.password=" + WebTest.PASSWORD,
            "flowhq.temporal-ui.url=http://127.0.0.1:8233",
            "flowhq.client.patience=300ms",
            "spring.temporal.connection.target=127.0.0.1:1",
            "flowhq.tenant-logs.folder=" + WebTest.LOGS,
            "flowhq.portal.internal-key=" + WebTest.PORTAL_KEY,
            "flowhq.portal.trial-sign-in=true",
            "flowhq.portal.admin-emails=" + WebTest.OPERATOR
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshDatabase.class)
@Import({TenantFixtures.class, People.class})
@MockitoSpyBean(types = TenantCommands.class)
public @interface WebTest {

    String LOGS = "target/tenant-logs";
    String PASSWORD = "open sesame";
    String OPERATOR = "operator@example.org";
    String PORTAL_KEY = "key of the external portal";
}
