package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.web.WebTest;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WebTest
class ApiDocumentTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void namesEveryCallThatIsOfferedAndNoOther() throws Exception {
        var answer = web.get().uri("/api/docs/openapi.json").exchange();
        assertThat(answer).hasStatusOk();
        JsonNode paths = JsonMapper.shared()
                .readTree(answer.getResponse().getContentAsString())
                .get("paths");
        Set<String> documented = new TreeSet<>();
        paths.propertyStream()
                .forEach(path -> path.getValue().propertyNames().forEach(method -> {
                    documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    var responses = path.getValue().get(method).get("responses");
                    assertThat(path.getValue().get(method).path("summary").asString(""))
                            .as("summary of %s %s in api.properties", method, path.getKey())
                            .isNotBlank();
                    var body = path.getValue().get(method).path("requestBody").path("content");
                    body.values()
                            .forEach(content -> assertThat(content.has("example"))
                                    .as("example of %s %s in api.properties", method, path.getKey())
                                    .isTrue());
                    assertThat(responses.propertyNames())
                            .as("%s %s", method, path.getKey())
                            .contains("401", "403", "404", "422", "429", "503");
                }));

        Set<String> offered = new TreeSet<>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            var type = method.getBeanType();
            if (type.getPackageName().equals(getClass().getPackageName()) && type != NotOfferedController.class) {
                mapping.getPatternValues()
                        .forEach(pattern -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> offered.add(verb + " " + pattern)));
            }
        });
        assertThat(documented).isEqualTo(offered).hasSizeGreaterThan(30);
    }

    @Test
    void showsItToPeople() {
        assertThat(web.get().uri("/api/docs")).hasStatus(HttpStatus.FOUND);
        assertThat(web.get().uri("/api/swagger-ui/index.html")).hasStatusOk();
    }
}
