package io.flowhq.web.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says beside what the controllers show: how to sign in, and what every call may be refused with. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final String KEY = "api_key";
    private static final String PROBLEM = "Problem";

    private static final Map<String, String> REFUSALS = refusals();

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Flow HQ")
                        .version("1")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0"))
                        .description("Sessions, texts and webhooks in the dialect that clients of WAHA know."
                                + " What WAHA offers and Flow HQ does not answers 501 with the code not_offered."))
                .components(new Components()
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name(ApiKeyFilter.KEY)))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }

    @Bean
    OpenApiCustomizer refusalsOfEveryCall() {
        return document -> {
            document.getComponents().addSchemas(PROBLEM, problem());
            document.getPaths()
                    .values()
                    .forEach(path -> path.readOperations()
                            .forEach(operation -> REFUSALS.forEach((status, codes) ->
                                    operation.getResponses().addApiResponse(status, refusal(codes)))));
        };
    }

    private static ApiResponse refusal(String codes) {
        return new ApiResponse()
                .description(codes)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457; the code is stable.")
                .addProperty("status", new IntegerSchema().example(422))
                .addProperty("code", new StringSchema().example("not_connected"))
                .addProperty("title", new StringSchema().example("Not in this state"))
                .addProperty("detail", new StringSchema())
                .addProperty(
                        "message", new StringSchema().description("The detail, where clients of WAHA look for it."))
                .addProperty("next_step", new StringSchema())
                .addProperty("errors", new ObjectSchema().description("A sentence for each field that has a fault."));
    }

    private static Map<String, String> refusals() {
        var codes = new LinkedHashMap<String, String>();
        codes.put("400", "bad_request");
        codes.put("401", "api_key_missing, invalid_api_key");
        codes.put("403", "scope_missing, key_for_one_tenant");
        codes.put("404", "session_not_found, message_not_found, contact_not_found, webhook_not_found");
        codes.put("409", "ambiguous_tenant");
        codes.put("413", "body_too_large");
        codes.put(
                "422",
                "command_refused, not_connected, page_refused, invalid_chat, no_qr_code, other_phone_number, session_exists, session_being_deleted, phone_number_taken,"
                        + " invalid_text, invalid_tenant, invalid_webhook, unknown_event");
        codes.put(
                "429",
                "too_many_requests, too_many_at_once, too_many_streams, page_busy, sending_limit; the header Retry-After says when");
        codes.put("503", "orchestrator_unavailable, database_unavailable, no_answer");
        return codes;
    }
}
