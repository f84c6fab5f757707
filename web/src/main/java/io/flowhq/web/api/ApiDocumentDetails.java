package io.flowhq.web.api;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Completes the OpenAPI document: a sentence for each call and an example of its body, from {@code api.properties}; and what
 * may be null, from the records themselves.
 */
@Component
class ApiDocumentDetails implements OpenApiCustomizer {

    private static final String OWN = "/api/sessions/{session}/me";
    private static final String NULL = "null";

    private final RequestMappingHandlerMapping mappings;
    private final Properties texts = new Properties();

    ApiDocumentDetails(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
        try (var file = new InputStreamReader(
                Objects.requireNonNull(ApiDocumentDetails.class.getResourceAsStream("api.properties")),
                StandardCharsets.UTF_8)) {
            texts.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void customise(OpenAPI document) {
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) ->
                                describe(operation, method.name().toLowerCase(Locale.ROOT) + path)));
        Map<String, Class<?>> records = new HashMap<>();
        mappings.getHandlerMethods().values().stream()
                .filter(method ->
                        method.getBeanType().getPackageName().equals(getClass().getPackageName()))
                .forEach(method -> {
                    collect(method.getMethod().getAnnotatedReturnType(), records);
                    for (var parameter : method.getMethod().getAnnotatedParameterTypes()) {
                        collect(parameter, records);
                    }
                });
        document.getComponents().getSchemas().forEach((name, schema) -> {
            var type = records.get(name);
            if (type != null) {
                allowNulls(schema, type);
            }
        });
        var own = requireNonNull(document.getPaths().get(OWN)).getGet();
        requireNonNull(own.getResponses().get("200"))
                .getContent()
                .values()
                .forEach(content -> content.setSchema(orNull(new JsonSchema().$ref("#/components/schemas/Me"))));
    }

    private void describe(Operation operation, String call) {
        operation.setSummary(texts.getProperty(call));
        var example = texts.getProperty(call + ".example");
        if (example != null && operation.getRequestBody() != null) {
            operation
                    .getRequestBody()
                    .getContent()
                    .values()
                    .forEach(content -> content.setExample(JsonMapper.shared().readValue(example, Map.class)));
        }
    }

    private static void collect(AnnotatedType type, Map<String, Class<?>> records) {
        if (type instanceof AnnotatedParameterizedType generic) {
            for (var argument : generic.getAnnotatedActualTypeArguments()) {
                collect(argument, records);
            }
        } else if (type.getType() instanceof Class<?> plain
                && plain.isRecord()
                && records.putIfAbsent(plain.getSimpleName(), plain) == null) {
            for (var component : plain.getRecordComponents()) {
                collect(component.getAnnotatedType(), records);
            }
        }
    }

    private static void allowNulls(Schema<?> schema, Class<?> type) {
        if (schema.getProperties() == null) {
            return;
        }
        Map<String, Schema> properties = schema.getProperties();
        for (RecordComponent component : type.getRecordComponents()) {
            var property = properties.get(component.getName());
            if (property != null && component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                properties.put(component.getName(), orNull(property));
            }
        }
        properties.replaceAll((name, property) -> isOf(type, name) ? property : orNull(property));
    }

    /** A member that is written under another name was not found under its component's. */
    private static boolean isOf(Class<?> type, String name) {
        for (var component : type.getRecordComponents()) {
            if (component.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Schema orNull(Schema schema) {
        if (schema.get$ref() != null || schema.getTypes() == null) {
            return new JsonSchema().oneOf(List.of(schema, new JsonSchema().types(Set.of(NULL))));
        }
        Set<String> types = new LinkedHashSet<>(schema.getTypes());
        types.add(NULL);
        schema.setTypes(types);
        if (schema.getEnum() != null && !schema.getEnum().contains(null)) {
            schema.getEnum().add(null);
        }
        return schema;
    }
}
