package io.flowhq.worker.external;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhq.store.endpoint.AnswerEndpoint;
import io.flowhq.store.endpoint.EndpointShape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** Writes the request of an endpoint's shape and reads its answer. */
final class EndpointDialect {

    /** What a chat completion says when it does not know. */
    static final String UNKNOWN = "UNKNOWN";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_TOKENS = 300;

    private final AnswerEndpoint endpoint;

    private EndpointDialect(AnswerEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    static EndpointDialect of(AnswerEndpoint endpoint) {
        return new EndpointDialect(endpoint);
    }

    String address() {
        return endpoint.shape() == EndpointShape.OWN
                ? endpoint.url()
                : endpoint.url().replaceAll("/+$", "") + "/chat/completions";
    }

    byte[] request(AskedQuestion question) throws IOException {
        return JSON.writeValueAsBytes(endpoint.shape() == EndpointShape.OWN ? own(question) : completion(question));
    }

    /** Empty when the endpoint does not know either, or what it says cannot be read. */
    Optional<String> answer(byte[] body) throws IOException {
        JsonNode answer = JSON.readTree(body);
        JsonNode text = endpoint.shape() == EndpointShape.OWN
                ? answer.path("answer")
                : answer.path("choices").path(0).path("message").path("content");
        return text.isTextual() && !text.asText().contains(UNKNOWN) ? Optional.of(text.asText()) : Optional.empty();
    }

    private static ObjectNode own(AskedQuestion question) {
        ObjectNode request = JSON.createObjectNode();
        request.put("question", question.text());
        request.put("language", question.language().name());
        request.put("business", question.business());
        request.set("knowledge", knowledge(question));
        ArrayNode turns = request.putArray("turns");
        question.turns()
                .forEach(turn -> turns.addObject()
                        .put("by", turn.ofCustomer() ? "customer" : "assistant")
                        .put("text", turn.text()));
        return request;
    }

    private ObjectNode completion(AskedQuestion question) throws IOException {
        ObjectNode request = JSON.createObjectNode();
        request.put("model", endpoint.model());
        request.put("temperature", 0);
        request.put("max_tokens", MAX_TOKENS);
        ArrayNode messages = request.putArray("messages");
        messages.addObject()
                .put("role", "system")
                .put(
                        "content",
                        instructions()
                                .replace("{business}", question.business())
                                .replace(
                                        "{language}", question.language().name().equals("SW") ? "Swahili" : "English")
                                .replace("{knowledge}", JSON.writeValueAsString(knowledge(question))));
        question.turns()
                .forEach(turn -> messages.addObject()
                        .put("role", turn.ofCustomer() ? "user" : "assistant")
                        .put("content", turn.text()));
        messages.addObject().put("role", "user").put("content", question.text());
        return request;
    }

    private static ObjectNode knowledge(AskedQuestion question) {
        ObjectNode told = JSON.createObjectNode();
        ObjectNode facts = told.putObject("facts");
        question.knowledge()
                .facts()
                .forEach(fact ->
                        facts.putObject(fact.key()).put("sw", fact.textSw()).put("en", fact.textEn()));
        ArrayNode catalogue = told.putArray("catalogue");
        question.knowledge()
                .catalogue()
                .forEach(item -> catalogue
                        .addObject()
                        .put("name", item.name())
                        .put("price", item.price())
                        .put("currency", item.currency())
                        .put("stock", item.stock())
                        .put("description", item.description()));
        ArrayNode services = told.putArray("services");
        question.knowledge()
                .services()
                .forEach(service -> services.addObject()
                        .put("name", service.name())
                        .put("price", service.price())
                        .put("currency", service.currency())
                        .put("minutes", service.durationMinutes())
                        .put("description", service.description()));
        ArrayNode questions = told.putArray("questions");
        question.knowledge()
                .questions()
                .forEach(own -> questions
                        .addObject()
                        .put("question", String.join(" / ", own.variants()))
                        .put("sw", own.answerSw())
                        .put("en", own.answerEn()));
        return told;
    }

    private static String instructions() throws IOException {
        try (InputStream text = Objects.requireNonNull(EndpointDialect.class.getResourceAsStream("instructions.txt"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
