package io.flowhq.worker.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.worker.page.InboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One message that nothing can be made of never stands in the way of others, not even after a restart. */
@StoreTest
class HostileMessagesTest {

    private static final String JUMA = "255711111111@c.us";
    private static final String REHEMA = "255722222222@c.us";

    @Autowired
    private ApplicationContext store;

    @Autowired
    private JdbcClient jdbc;

    private TestPipeline pipeline;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    /** The database refuses the text, by an error that no repetition mends. */
    @BeforeEach
    void refuseATextForGood() {
        jdbc.sql("""
                create or replace function refuse_poison() returns trigger language plpgsql as $$
                begin
                  if new.message_text like 'poison%' then
                    raise exception 'invalid byte sequence' using errcode = '22021';
                  end if;
                  return new;
                end $$
                """).update();
        jdbc.sql("""
                create or replace trigger refuse_poison before insert on message_logs
                for each row execute function refuse_poison()
                """).update();
        pipeline = new TestPipeline(store);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    static String[] hostileTexts() {
        return new String[] {"Habari\0 bei", "\uD83D bei", "bei \uDE00", "bei ".repeat(16_000), "\u202Ebei\u202C"};
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("hostileTexts")
    void answersWhateverIsWrittenAndThoseBehindIt(String text) {
        pipeline.connect(TestPipeline.settings(100));
        pipeline.write(JUMA, text);
        pipeline.write(JUMA, "Mambo");
        pipeline.write(REHEMA, "Habari");
        pipeline.ownerWrites("255733333333@c.us", text);
        pipeline.write("255744444444@c.us", "Habari");

        await().untilAsserted(() -> assertThat(pipeline.chats.sent).hasSize(4));
        pipeline.connect(TestPipeline.settings(100));
        pipeline.write("255755555555@c.us", "Habari");
        await().untilAsserted(() -> assertThat(pipeline.chats.sent).hasSize(5));
        await().untilAsserted(() -> assertThat(pipeline.outcomes()).containsOnly("ANSWERED", "SENT"));
    }

    @Test
    void setsAsideWhatTheDatabaseRefusesAndGoesOn() {
        pipeline.connect(TestPipeline.settings(100));
        pipeline.write(JUMA, "poison");
        InboundMessage behind = pipeline.write(JUMA, "bei");
        pipeline.ownerWrites(REHEMA, "poison");
        pipeline.write("255744444444@c.us", "Habari");

        await().untilAsserted(() ->
                assertThat(pipeline.outcomes()).containsExactly("FAILED", "ANSWERED", "SENT", "ANSWERED", "SENT"));
        assertThat(pipeline.chats.to(JUMA))
                .singleElement()
                .satisfies(sent -> assertThat(sent.quotes()).isEqualTo(behind.id()));
        assertThat(jdbc.sql(
                                "select kind || message_text from message_logs where tenant_id = :tenant order by id limit 1")
                        .param("tenant", pipeline.tenant.value())
                        .query(String.class)
                        .single())
                .isEqualTo("EMPTY");
        assertThat(store.getBean(ChatHandoffs.class).isOn(pipeline.tenant, REHEMA, Instant.now()))
                .as("the owner wrote there")
                .isTrue();
    }

    @Test
    void setsAsideWhatTheDatabaseRefusesAmongWhatWasMissed() {
        pipeline.connect(TestPipeline.settings(100));
        pipeline.write(JUMA, "bei");
        await().untilAsserted(() -> assertThat(pipeline.chats.sent).hasSize(1));
        pipeline.disconnect();
        pipeline.chats.customerWrites(JUMA, "poison", Instant.now());
        pipeline.chats.customerWrites(REHEMA, "bei", Instant.now());

        pipeline.connect(TestPipeline.settings(100));

        await().untilAsserted(() -> assertThat(pipeline.chats.to(REHEMA)).hasSize(1));
        pipeline.connect(TestPipeline.settings(100));
        pipeline.write(REHEMA, "miadi");
        await().untilAsserted(() -> assertThat(pipeline.chats.to(REHEMA)).hasSize(2));
        assertThat(pipeline.outcomes()).filteredOn("FAILED"::equals).hasSize(1);
    }

    @Test
    void setsAsideAnAnswerThatTheDatabaseRefusesToBegin() {
        jdbc.sql("""
                create or replace function refuse_begin() returns trigger language plpgsql as $$
                begin
                  if new.outcome = 'SENDING' and new.chat_id = '255766666666@c.us' then
                    raise exception 'refused' using errcode = '22021';
                  end if;
                  return new;
                end $$
                """).update();
        jdbc.sql("""
                create or replace trigger refuse_begin before update on message_logs
                for each row execute function refuse_begin()
                """).update();
        pipeline.connect(TestPipeline.settings(100));
        pipeline.write("255766666666@c.us", "bei");
        pipeline.write("255766666666@c.us", "miadi");
        pipeline.write(REHEMA, "Habari");

        await().untilAsserted(() -> assertThat(pipeline.outcomes())
                .containsExactlyInAnyOrder("UNCERTAIN", "UNCERTAIN", "UNCERTAIN", "UNCERTAIN", "ANSWERED", "SENT"));
        assertThat(pipeline.chats.to("255766666666@c.us")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2096-01-01T00:00:00Z", "+999999999-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z"})
    void isNotSilencedByATimeThatIsNoMessages(String time) {
        pipeline.connect(TestPipeline.settings(100));
        pipeline.ownerWrites(JUMA, "Nipo", Instant.parse(time));
        pipeline.write(REHEMA, "Habari", Instant.parse(time));
        pipeline.write("255744444444@c.us", "Habari");

        await().untilAsserted(
                        () -> assertThat(pipeline.chats.to("255744444444@c.us")).hasSize(1));
        assertThat(jdbc.sql("""
                        select count(*) from message_logs
                        where tenant_id = :tenant and written_at > clock_timestamp()
                        """)
                        .param("tenant", pipeline.tenant.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(store.getBean(ChatHandoffs.class)
                        .isOn(pipeline.tenant, JUMA, Instant.now().plus(Duration.ofHours(2))))
                .as("the chat is the assistant's again")
                .isFalse();
        pipeline.disconnect();
        pipeline.chats.customerWrites(REHEMA, "bei", Instant.now());
        pipeline.connect(TestPipeline.settings(100));
        await().untilAsserted(() -> assertThat(pipeline.outcomes()).contains("ANSWERED"));
        await().untilAsserted(() -> assertThat(pipeline.chats.to(REHEMA))
                .anySatisfy(sent -> assertThat(sent.quotes()).isNotNull()));
    }

    @Test
    void saysForHowLongTheDatabaseHasNotTakenAMessage() {
        jdbc.sql("""
                create or replace function refuse_for_now() returns trigger language plpgsql as $$
                begin
                  if new.message_text like 'later%' then
                    raise exception 'disk full' using errcode = '53100';
                  end if;
                  return new;
                end $$
                """).update();
        jdbc.sql("""
                create or replace trigger refuse_for_now before insert on message_logs
                for each row execute function refuse_for_now()
                """).update();
        pipeline.connect(TestPipeline.settings(100));
        pipeline.write(REHEMA, "Habari");
        await().untilAsserted(() -> assertThat(pipeline.chats.sent).hasSize(1));
        assertThat(pipeline.holding()).isEmpty();

        pipeline.write(JUMA, "later");

        await().untilAsserted(() -> assertThat(pipeline.holding())
                .hasValueSatisfying(held -> assertThat(held).isPositive()));
        jdbc.sql("drop trigger refuse_for_now on message_logs").update();
        await().untilAsserted(() -> assertThat(pipeline.chats.to(JUMA)).hasSize(1));
        assertThat(pipeline.holding()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z", "2001-09-09T01:46:40Z"})
    void answersWhatHasNoTime(String time) {
        pipeline.connect(TestPipeline.settings(100));

        pipeline.write(JUMA, "Habari", Instant.parse(time));

        await().untilAsserted(() -> assertThat(pipeline.chats.to(JUMA)).hasSize(1));
    }

    @Test
    void answersWhatHasAnIdThatNoIndexTakesOnce() {
        pipeline.connect(TestPipeline.settings(100));
        String endless = "false_" + JUMA + "_" + "3".repeat(3_000);

        pipeline.hear(FakeChats.message(endless, JUMA, "Habari", false, Instant.now(), 1));
        pipeline.hear(FakeChats.message(endless, JUMA, "Habari", false, Instant.now(), 1));
        pipeline.hear(FakeChats.message(endless + "4", JUMA, "Bei?", false, Instant.now(), 1));

        await().untilAsserted(
                        () -> assertThat(pipeline.outcomes()).containsExactly("ANSWERED", "SENT", "ANSWERED", "SENT"));
        assertThat(pipeline.chats.to(JUMA)).hasSize(2);
    }

    @Test
    void asksToWriteAgainWhatIsOfATypeThatIsNewToIt() {
        pipeline.connect(TestPipeline.settings(100));

        pipeline.hear(typed("false_" + JUMA + "_T1", "reaction"));
        pipeline.hear(typed("true_" + REHEMA + "_T2", "hologram_2031"));
        pipeline.hear(typed("false_" + JUMA + "_T3", "hologram_2031"));

        await().untilAsserted(() -> assertThat(pipeline.outcomes()).containsExactly("ANSWERED", "SENT"));
        assertThat(pipeline.chats.to(JUMA)).hasSize(1);
        assertThat(store.getBean(ChatHandoffs.class).isOn(pipeline.tenant, REHEMA, Instant.now()))
                .as("what nobody can read is no person's")
                .isFalse();
        assertThat(pipeline.followUps()).containsExactly("UNREADABLE");
    }

    private static InboundMessage typed(String id, String type) {
        String chat = id.split("_")[1];
        return new InboundMessage(
                id,
                chat,
                null,
                null,
                null,
                null,
                null,
                "",
                type,
                false,
                false,
                id.startsWith("true"),
                true,
                Instant.now(),
                false,
                null,
                1,
                InboundMessage.Change.NEW);
    }

    @Test
    void setsAsideUnderTheContactAndNotUnderTheChat() {
        pipeline.connect(TestPipeline.settings(100));
        pipeline.hear(under("4711@lid", "bei", "255711111111", "4711"));
        await().untilAsserted(() -> assertThat(pipeline.chats.sent).hasSize(1));

        pipeline.hear(under(JUMA, "poison", "255711111111", null));
        pipeline.hear(under("4712@lid", "poison", null, "4712"));

        await().untilAsserted(
                        () -> assertThat(pipeline.outcomes()).containsExactly("ANSWERED", "SENT", "FAILED", "FAILED"));
        assertThat(jdbc.sql("""
                        select chat_id || ' ' || coalesce(from_number, 'unknown') || ' ' || author from message_logs
                        where tenant_id = :tenant and outcome = 'FAILED' order by id
                        """)
                        .param("tenant", pipeline.tenant.value())
                        .query(String.class)
                        .list())
                .containsExactly("4711@lid 255711111111 CUSTOMER", "4712@lid unknown CUSTOMER");
    }

    private static InboundMessage under(String chat, String text, String number, String lid) {
        return new InboundMessage(
                "false_" + chat + "_U" + text,
                chat,
                null,
                null,
                null,
                number,
                lid,
                text,
                "chat",
                false,
                false,
                false,
                true,
                Instant.now(),
                false,
                null,
                1,
                InboundMessage.Change.NEW);
    }

    @Test
    void listsWhatIsWrittenAfterAnOptOutAndAnswersNothing() {
        pipeline.connect(TestPipeline.settings(100));
        pipeline.write(JUMA, "acha kunitumia ujumbe");
        await().untilAsserted(() -> assertThat(pipeline.chats.to(JUMA)).hasSize(1));

        pipeline.write(JUMA, "Asante");
        pipeline.write(JUMA, "Bidhaa mliyoniletea imeharibika, nimekasirika sana!");
        pipeline.write(JUMA, "Mnafungua saa ngapi?");
        pipeline.write(REHEMA, "Habari");

        await().untilAsserted(() -> assertThat(pipeline.outcomes())
                .containsExactly("ANSWERED", "SENT", "HANDED_OFF", "HANDED_OFF", "HANDED_OFF", "ANSWERED", "SENT"));
        assertThat(pipeline.chats.to(JUMA)).hasSize(1);
        assertThat(pipeline.followUps()).containsExactly("COMPLAINT", "QUESTION");
    }

    @Test
    void answersFromWhatItKnewWhenKnowledgeCannotBeRead() {
        pipeline.connect(TestPipeline.settings(100));
        jdbc.sql("""
                        insert into catalogue_items (tenant_id, name, price, currency)
                        values (:tenant, 'Sabuni', 'NaN', 'TZS')
                        """).param("tenant", pipeline.tenant.value()).update();
        jdbc.sql("""
                        insert into knowledge_versions (tenant_id, version) values (:tenant, 7)
                        on conflict (tenant_id) do update set version = 7
                        """).param("tenant", pipeline.tenant.value()).update();

        pipeline.write(JUMA, "Habari");

        await().untilAsserted(() -> assertThat(pipeline.outcomes()).containsExactly("ANSWERED", "SENT"));
        assertThat(pipeline.chats.to(JUMA)).hasSize(1);
    }

    @Test
    void findsWhatWasMissedThoughThePageWouldNotSayAtFirst() {
        pipeline.connect(TestPipeline.settings(100));
        pipeline.write(JUMA, "Habari", Instant.now().minusSeconds(1_200));
        await().untilAsserted(() -> assertThat(pipeline.chats.to(JUMA)).hasSize(1));
        pipeline.disconnect();
        pipeline.chats.customerWrites(REHEMA, "bei", Instant.now().minusSeconds(900));
        pipeline.chats.silences.set(3);

        pipeline.connect(TestPipeline.settings(100));
        pipeline.write(JUMA, "Mambo");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(pipeline.chats.to(JUMA)).hasSize(2));
        pipeline.connect(TestPipeline.settings(100));

        await().untilAsserted(() -> assertThat(pipeline.chats.to(REHEMA)).hasSize(1));
    }

    @Test
    void answersThoughItsLeaseRanOutForAMoment() {
        pipeline.connect(TestPipeline.settings(100));
        jdbc.sql("update session_leases set expires_at = now() - interval '1 second' where tenant_id = :tenant")
                .param("tenant", pipeline.tenant.value())
                .update();
        pipeline.write(JUMA, "Habari");
        await().untilAsserted(() -> assertThat(pipeline.outcomes()).containsExactly("RECEIVED"));

        jdbc.sql("update session_leases set expires_at = now() + interval '60 seconds' where tenant_id = :tenant")
                .param("tenant", pipeline.tenant.value())
                .update();

        await().untilAsserted(() -> assertThat(pipeline.chats.to(JUMA)).hasSize(1));
        pipeline.write(REHEMA, "Habari");
        await().untilAsserted(() -> assertThat(pipeline.chats.to(REHEMA)).hasSize(1));
    }

    @Test
    void goesOnWithAChatInWhichAnErrorOccursAgainAndAgain() {
        AtomicInteger errors = new AtomicInteger();
        pipeline.connect(TestPipeline.settings(100), step -> {
            if (step == PipelineStep.BEFORE_PLANNING
                    && pipeline.outcomes().getFirst().equals("RECEIVED")) {
                errors.incrementAndGet();
                throw new StackOverflowError();
            }
        });
        pipeline.write(JUMA, "bei");

        // Each has the chat taken up again after an error; written at once, it would be left to the next look around.
        List<String> texts = List.of("miadi", "anwani", "asante");
        for (int n = 0; n < texts.size(); n++) {
            int before = n;
            await().atMost(Duration.ofSeconds(50)).until(() -> errors.get() > before);
            pipeline.write(JUMA, texts.get(n));
        }

        await().atMost(Duration.ofSeconds(50))
                .untilAsserted(() -> assertThat(pipeline.chats.to(JUMA)).hasSize(3));
        assertThat(pipeline.outcomes().getFirst()).isEqualTo("FAILED");
    }

    @Test
    void goesOnWithAChatInWhichAnErrorOccurred() {
        AtomicInteger errors = new AtomicInteger();
        pipeline.connect(TestPipeline.settings(100), step -> {
            if (step == PipelineStep.BEFORE_PLANNING && errors.getAndIncrement() == 0) {
                throw new StackOverflowError();
            }
        });
        pipeline.write(JUMA, "bei");
        await().until(() -> errors.get() > 0);

        pipeline.write(JUMA, "miadi");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(pipeline.chats.to(JUMA)).hasSize(2));
    }
}
