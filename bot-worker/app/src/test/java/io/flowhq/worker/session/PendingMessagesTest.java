package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.worker.message.FakeChats;
import io.flowhq.worker.page.PageUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PendingMessagesTest {

    private static final String CHAT = "255711111111@c.us";

    private final SessionAssignment session = new SessionAssignment(new TenantId(UUID.randomUUID()), new Epoch(1));
    private final RecordingPipeline pipeline = new RecordingPipeline();
    private final PendingMessages pendingMessages = new PendingMessages(pipeline, Clock.systemUTC());

    @Test
    void handsOverWhatCameBeforeThePageWasConnectedInItsOrder() {
        arrives("Habari");
        arrives("Mko wazi?");
        assertThat(pipeline.texts()).isEmpty();

        pendingMessages.ready(chats());
        arrives("Bei gani?");

        assertThat(pipeline.texts()).containsExactly("Habari", "Mko wazi?", "Bei gani?");
    }

    @Test
    void keepsWhatComesWhileNoPageIsConnectedForTheNextPage() {
        pendingMessages.ready(chats());
        pendingMessages.gone();
        pendingMessages.gone();
        arrives("Habari");
        assertThat(pipeline.gone).containsExactly(session.tenant());
        assertThat(pipeline.texts()).isEmpty();

        pendingMessages.ready(chats());

        assertThat(pipeline.ready).hasSize(2);
        assertThat(pipeline.texts()).containsExactly("Habari");
    }

    @Test
    void closesTheIntakeOfThePageThatAnotherTakesThePlaceOf() {
        pendingMessages.ready(chats());
        pendingMessages.ready(chats());

        assertThat(pipeline.gone).containsExactly(session.tenant());
        assertThat(pipeline.ready).hasSize(2);
    }

    @Test
    void goesOnAfterAMessageThatTheIntakeFailsOver() {
        pipeline.unreadable = "Habari";
        pendingMessages.ready(chats());

        arrives("Habari");
        arrives("Mko wazi?");

        assertThat(pipeline.texts()).containsExactly("Mko wazi?");
    }

    @Test
    void asksAPageThatIsGoneNothingMore() {
        SessionChats chats = chats();
        pendingMessages.ready(chats);

        pendingMessages.gone();

        assertThat(chats.typing(CHAT, Duration.ofSeconds(1)))
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableThat()
                .withCauseInstanceOf(PageUnavailable.class);
    }

    private void arrives(String text) {
        pendingMessages.take(
                FakeChats.message("false_" + CHAT + "_" + text.hashCode(), CHAT, text, false, Instant.now(), 1));
    }

    private SessionChats chats() {
        return new SessionChats(
                session, "255700000001", new FakeChats().page(session.tenant(), session.epoch()), Instant.EPOCH);
    }
}
