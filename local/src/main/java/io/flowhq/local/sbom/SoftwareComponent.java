package io.flowhq.local.sbom;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A part of the platform that others have made.
 *
 * @param name {@code group:artifact}
 * @param licences of which one may choose; empty when its makers name none
 */
record SoftwareComponent(String name, String version, List<String> licences) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String OURS = "io.flowhq:";

    /** Of a CycloneDX document in JSON, without our own modules. */
    static List<SoftwareComponent> in(String document) {
        List<SoftwareComponent> found = new ArrayList<>();
        for (JsonNode component : JSON.readTree(document).path("components")) {
            String name = component.path("group").asString("") + ":"
                    + component.path("name").asString("");
            if (!name.startsWith(OURS)) {
                found.add(new SoftwareComponent(name, component.path("version").asString(""), licences(component)));
            }
        }
        return found;
    }

    private static List<String> licences(JsonNode component) {
        List<String> licences = new ArrayList<>();
        for (JsonNode entry : component.path("licenses")) {
            String expression = entry.path("expression").asString("");
            JsonNode licence = entry.path("license");
            String named = licence.path("id").asString(licence.path("name").asString(""));
            Stream.of(expression.isEmpty() ? new String[] {named} : expression.split(" OR "))
                    .map(text -> text.replaceAll("[()]", "").strip())
                    .filter(text -> !text.isEmpty())
                    .forEach(licences::add);
        }
        return licences;
    }
}
