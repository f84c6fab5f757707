package io.flowhq.worker.judged;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.replies.ReplyLanguage;
import io.flowhq.replies.dialogue.DialogueTexts;
import io.flowhq.replies.dialogue.RequestDetails;
import io.flowhq.store.followup.FollowUp;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.knowledge.OwnQuestion;
import io.flowhq.store.knowledge.OwnQuestions;
import io.flowhq.store.message.MessageOrigin;
import io.flowhq.store.message.NewText;
import io.flowhq.store.message.SendingLimit;
import io.flowhq.store.message.TextPlanning;
import io.flowhq.store.order.CustomerRequest;
import io.flowhq.store.order.CustomerRequests;
import io.flowhq.store.order.RequestKind;
import io.flowhq.store.order.RequestStatus;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What owners do in a dialogue, on the store as their commands do it: decide on a request, and teach an answer. */
record ShopOwner(TenantId tenant, ApplicationContext store) {

    private static final ZoneId DAR = ZoneId.of("Africa/Dar_es_Salaam");
    private static final SendingLimit LIMIT = new SendingLimit(1_000, Duration.ofMinutes(1));
    private static final String NAME = "amina";

    /** @param action {@code confirm order}, or {@code teach QUESTION = ANSWER} */
    void does(String action, String customer) {
        String[] words = action.split(" ", 2);
        if (words[0].equals("teach")) {
            String[] taught = words[1].split(" = ");
            teach(taught[0], taught[1], customer);
        } else {
            decide(RequestKind.valueOf(words[1].toUpperCase(Locale.ROOT)), status(words[0]), customer);
        }
    }

    private static RequestStatus status(String verb) {
        return switch (verb) {
            case "confirm" -> RequestStatus.CONFIRMED;
            case "decline" -> RequestStatus.DECLINED;
            default -> RequestStatus.DONE;
        };
    }

    private void teach(String question, String answer, String customer) {
        FollowUp followUp = followUps(customer).getLast();
        store.getBean(OwnQuestions.class)
                .put(
                        tenant,
                        new OwnQuestion(
                                UUID.randomUUID(), List.of(question), answer, answer, Long.toString(followUp.id())));
        assertThat(store.getBean(FollowUps.class).finish(tenant, followUp.id(), NAME))
                .isTrue();
    }

    List<FollowUp> followUps(String customer) {
        return store.getBean(FollowUps.class).allOpen(tenant, 1_000).stream()
                .filter(followUp -> followUp.chatId().startsWith(customer))
                .toList();
    }

    private void decide(RequestKind kind, RequestStatus status, String customer) {
        CustomerRequests requests = store.getBean(CustomerRequests.class);
        CustomerRequest request = requests.all(tenant, kind, 1_000).stream()
                .filter(candidate -> candidate.chatId().startsWith(customer))
                .findFirst()
                .orElseThrow();
        ZonedDateTime starts =
                request.startsAt() == null ? null : request.startsAt().atZone(DAR);
        String text = new DialogueTexts()
                .told(
                        io.flowhq.replies.dialogue.DialogueKind.valueOf(kind.name()),
                        status.name().toLowerCase(Locale.ROOT),
                        new RequestDetails(
                                request.thing(),
                                request.number(),
                                request.place(),
                                starts == null ? null : starts.toLocalDate(),
                                starts == null ? null : starts.toLocalTime(),
                                request.name()),
                        ReplyLanguage.valueOf(request.language()));
        new TransactionTemplate(store.getBean(PlatformTransactionManager.class)).executeWithoutResult(transaction -> {
            assertThat(requests.decide(tenant, kind, request.id(), status, NAME))
                    .isTrue();
            store.getBean(TextPlanning.class)
                    .plan(
                            new NewText(tenant, request.replyChat(), text, null, MessageOrigin.PROGRAM, NAME, null),
                            LIMIT);
        });
    }
}
