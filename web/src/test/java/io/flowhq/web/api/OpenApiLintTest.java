package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.runtime.python.PythonPackage;
import io.flowhq.web.WebTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The OpenAPI document under a linter of npm, with the rules it recommends. */
@WebTest
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class OpenApiLintTest {

    @Autowired
    MockMvcTester web;

    @Test
    void hasNothingThatTheLinterCallsAnError() throws Exception {
        var document = Path.of("target/openapi.json");
        Files.write(
                document,
                web.get().uri("/api/docs/openapi.json").exchange().getResponse().getContentAsByteArray());
        var printed = PythonPackage.run(
                List.of("npx", "--yes", "@redocly/cli@2.77.0", "lint", document.toString()), Map.of("CI", "true"));
        System.out.println(printed);
        assertThat(document).exists();
    }
}
