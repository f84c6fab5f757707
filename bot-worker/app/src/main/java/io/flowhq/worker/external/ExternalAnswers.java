package io.flowhq.worker.external;

import io.flowhq.contract.CleanText;
import io.flowhq.replies.Replies;
import io.flowhq.replies.ReplyLanguage;
import io.flowhq.runtime.http.HttpAnswer;
import io.flowhq.runtime.http.OutboundHttpClient;
import io.flowhq.store.endpoint.AnswerEndpoint;
import io.flowhq.store.endpoint.AnswerEndpoints;
import io.flowhq.store.knowledge.KnowledgeReads;
import io.flowhq.store.knowledge.TenantKnowledge;
import io.flowhq.store.message.Direction;
import io.flowhq.store.message.InboundMessageRow;
import io.flowhq.store.message.MessageLogs;
import io.flowhq.store.message.ReplyConfig;
import io.flowhq.worker.external.AskedQuestion.Turn;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a tenant's endpoint what the assistant does not know. It gives an answer or none, in time: whatever goes wrong, the
 * customer gets the assistant's own answer and a person a follow-up, as if there were no endpoint.
 */
public class ExternalAnswers {

    private static final Logger log = LoggerFactory.getLogger(ExternalAnswers.class);

    private static final int MAX_TURNS = 6;
    private static final int MAX_ANSWER_BYTES = 64_000;
    private static final int MAX_ANSWER = 1_000;

    private final AnswerEndpoints endpoints;
    private final KnowledgeReads knowledge;
    private final MessageLogs messages;
    private final Replies replies;
    private final OutboundHttpClient client;
    private final InstantSource clock;

    public ExternalAnswers(
            AnswerEndpoints endpoints,
            KnowledgeReads knowledge,
            MessageLogs messages,
            Replies replies,
            OutboundHttpClient client,
            InstantSource clock) {
        this.endpoints = endpoints;
        this.knowledge = knowledge;
        this.messages = messages;
        this.replies = replies;
        this.client = client;
        this.clock = clock;
    }

    /** Where the tenant lets be asked; empty when nowhere. */
    public Optional<AnswerEndpoint> endpointOf(InboundMessageRow message) {
        return endpoints.find(message.tenant());
    }

    /** An answer that may be sent as it is; waits for it a few seconds at most. */
    public Optional<String> ask(
            AnswerEndpoint endpoint, InboundMessageRow message, ReplyLanguage language, ReplyConfig config) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), config.timeZone());
        if (!endpoints.count(endpoint, today)) {
            log.debug("The endpoint of tenant {} has had its questions for today", message.tenant());
            return Optional.empty();
        }
        TenantKnowledge told = knowledge.of(message.tenant());
        String own = digits(message.chatId());
        List<Turn> turns = messages.chatBefore(message.tenant(), message.chatId(), message.id(), MAX_TURNS).stream()
                .map(turn -> new Turn(turn.direction() == Direction.IN, without(own, turn.text())))
                .filter(turn -> !turn.text().isBlank())
                .toList();
        AskedQuestion question =
                new AskedQuestion(without(own, message.text()), language, config.businessName(), turns, told);
        try {
            EndpointDialect dialect = EndpointDialect.of(endpoint);
            HttpAnswer answer =
                    client.post(dialect.address(), headers(endpoint), dialect.request(question), MAX_ANSWER_BYTES);
            if (answer.status() != 200) {
                log.debug("The endpoint of tenant {} answered {}", message.tenant(), answer.status());
                return Optional.empty();
            }
            return dialect.answer(answer.body())
                    .map(text -> CleanText.of(text, MAX_ANSWER).strip())
                    .filter(text -> maySay(text, language, told));
        } catch (IOException | RuntimeException failed) {
            log.debug("The endpoint of tenant {} gave no answer: {}", message.tenant(), failed.getMessage());
            return Optional.empty();
        }
    }

    private boolean maySay(String text, ReplyLanguage language, TenantKnowledge told) {
        return !text.isEmpty() && replies.isIn(language, text) && new KnownNumbers(told).coversAllOf(text);
    }

    private static Map<String, String> headers(AnswerEndpoint endpoint) {
        return endpoint.key().isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + endpoint.key());
    }

    private static String digits(String chatId) {
        return chatId.replaceAll("@.*", "");
    }

    /** Customers write their number now and then. */
    private static String without(String number, String text) {
        String local = number.length() > 9 ? number.substring(number.length() - 9) : number;
        StringBuilder spaced = new StringBuilder("\\+?[0-9]{0,3}[ .-]?0?");
        local.chars().forEach(digit -> spaced.append((char) digit).append("[ .-]?"));
        return number.matches("[0-9]+") ? text.replaceAll(spaced.toString(), "…") : text;
    }
}
