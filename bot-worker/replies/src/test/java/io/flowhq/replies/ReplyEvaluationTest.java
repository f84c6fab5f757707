package io.flowhq.replies;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.replies.ReplyJudge.Verdict;
import io.flowhq.replies.slots.Slot;
import io.flowhq.replies.slots.SlotFinder;
import io.flowhq.replies.slots.Slots;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Measures replies on messages of customers, prints good, weak and bad, and holds floors. */
class ReplyEvaluationTest {

    private static final int GOOD_OF_UNSEEN = 80;
    private static final int BAD_OF_UNSEEN = 8;
    private static final int GOOD_OF_SHARE = 88;
    private static final int BAD_OF_SHARE = 5;
    private static final int GOOD_OF_LATEST = 86;
    private static final int BAD_OF_LATEST = 5;
    private static final int GOOD_OF_TURNS = 78;
    private static final int RIGHT_SLOTS = 90;
    private static final Set<String> ALARMS = Set.of("danger", "security");
    /** Processor time, because the machine of a build has other things to do. */
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private static final double READING_P99_MILLIS = 5;

    /** No message that is measured is among the examples it is read by. */
    private static final Replies REPLIES = without(Stream.concat(
            EvaluationRow.all().stream().map(EvaluationRow::text),
            Stream.of("dialogues.tsv", "unseen-dialogues.tsv")
                    .flatMap(file -> EvaluationRow.rows(file).stream())
                    .map(cells -> cells.get(4))));

    private static String plain(String text) {
        return String.join(" ", TokenizedMessage.of(text).words());
    }

    static Replies withoutExamples(List<EvaluationRow> rows) {
        return without(rows.stream().map(EvaluationRow::text));
    }

    private static Replies without(Stream<String> measured) {
        Set<String> texts = measured.map(ReplyEvaluationTest::plain).collect(Collectors.toSet());
        return Replies.of(DataFiles.shipped(), example -> !texts.contains(plain(example)));
    }

    record Count(int good, int weak, int bad) {

        Count plus(Verdict verdict) {
            return switch (verdict) {
                case GOOD -> new Count(good + 1, weak, bad);
                case WEAK -> new Count(good, weak + 1, bad);
                case BAD -> new Count(good, weak, bad + 1);
            };
        }

        int all() {
            return good + weak + bad;
        }

        int goodPercent() {
            return 100 * good / all();
        }

        int badPercent() {
            return 100 * bad / all();
        }

        @Override
        public String toString() {
            return "%4d rows  good %3d %%  weak %3d %%  bad %3d %%"
                    .formatted(all(), goodPercent(), 100 * weak / all(), badPercent());
        }
    }

    @Test
    void answersMessagesOfOtherShopsCustomers() {
        Count all = report("Messages of other shops' customers, no example of the same words", EvaluationRow.share());
        assertThat(all.goodPercent()).isGreaterThanOrEqualTo(GOOD_OF_SHARE);
        assertThat(all.badPercent()).isLessThanOrEqualTo(BAD_OF_SHARE);
    }

    @Test
    void answersMessagesThatNoExampleWasWrittenFor() {
        Count all = report("Messages written by somebody else than the examples", EvaluationRow.own());
        assertThat(all.goodPercent()).isGreaterThanOrEqualTo(GOOD_OF_UNSEEN);
        assertThat(all.badPercent()).isLessThanOrEqualTo(BAD_OF_UNSEEN);
    }

    @Test
    void answersMessagesOfOtherKindsOfBusiness() {
        Count all = report("Messages to shops, salons, clinics, schools and workshops", EvaluationRow.fresh());
        assertThat(all.goodPercent()).isGreaterThanOrEqualTo(GOOD_OF_SHARE);
        assertThat(all.badPercent()).isLessThanOrEqualTo(BAD_OF_SHARE);
    }

    @Test
    void answersMessagesOfSomebodyWhoSawNoExample() {
        Count all = report("Messages of somebody who saw no example", EvaluationRow.unseen());
        assertThat(all.goodPercent()).isGreaterThanOrEqualTo(GOOD_OF_LATEST);
        assertThat(all.badPercent()).isLessThanOrEqualTo(BAD_OF_LATEST);
    }

    @Test
    void answersFurtherMessagesLikeThoseOfOtherShopsCustomers() {
        Count all = report("Messages of the kinds of those of other shops' customers", EvaluationRow.likeShare());
        assertThat(all.goodPercent()).isGreaterThanOrEqualTo(GOOD_OF_LATEST);
        assertThat(all.badPercent()).isLessThanOrEqualTo(BAD_OF_LATEST);
    }

    @Test
    void neverFailsWhereAFailureIsUnforgivable() {
        assertThat(unforgivable(REPLIES)).isEmpty();
    }

    @Test
    void neverFailsThereWithAllItsExamplesEither() {
        assertThat(unforgivable(Replies.load())).isEmpty();
    }

    @Test
    void recognisesEveryDanger() {
        List<EvaluationRow> dangers = EvaluationRow.all().stream()
                .filter(row -> row.expected().contains("danger"))
                .toList();
        assertThat(dangers).hasSizeGreaterThan(80);
        assertThat(dangers)
                .filteredOn(
                        row -> !ALARMS.contains(REPLIES.replyTo(row.question()).intent()))
                .extracting(EvaluationRow::text)
                .isEmpty();
    }

    private static List<String> unforgivable(Replies replies) {
        List<EvaluationRow> rows = EvaluationRow.all().stream()
                .filter(row -> row.tags().stream().anyMatch(tag -> tag.startsWith("never-") || tag.startsWith("not-")))
                .toList();
        List<String> failed = rows.stream()
                .filter(row -> !ReplyJudge.keepsNever(row, replies.replyTo(row.question())))
                .map(row -> row.text() + " " + row.tags())
                .toList();
        System.out.printf("Never rows: %d of %d kept%n", rows.size() - failed.size(), rows.size());
        return failed;
    }

    @Test
    void neverSendsTwoMenusInARow() {
        List<EvaluationRow> rows = EvaluationRow.all();
        for (String last : List.of("greeting", "fallback", "menu", "opener", "no_such_number")) {
            for (EvaluationRow row : rows) {
                Reply reply = REPLIES.replyTo(
                        Questions.to(row.template(), row.setting()).after(last).ask(row.text()));
                assertThat(reply.text()).as(row.text()).doesNotContain("*1.*");
            }
        }
    }

    @Test
    void answersDialoguesTurnByTurn() {
        assertThat(turns("dialogues.tsv").goodPercent()).isGreaterThanOrEqualTo(GOOD_OF_TURNS);
    }

    @Test
    void answersDialoguesOfSomebodyWhoSawNoExample() {
        assertThat(turns("unseen-dialogues.tsv").goodPercent()).isGreaterThanOrEqualTo(GOOD_OF_TURNS);
    }

    private static Count turns(String file) {
        Map<String, List<List<String>>> dialogues = EvaluationRow.rows(file).stream()
                .collect(Collectors.groupingBy(cells -> cells.getFirst(), TreeMap::new, Collectors.toList()));
        Count all = new Count(0, 0, 0);
        for (List<List<String>> turns : dialogues.values()) {
            Optional<PreviousIntent> last = Optional.empty();
            List<String> earlier = new ArrayList<>();
            for (List<String> cells : turns) {
                ReplyLanguage language = ReplyLanguage.valueOf(cells.get(3));
                EvaluationRow row = new EvaluationRow(
                        cells.getFirst() + "." + cells.get(1),
                        cells.get(2),
                        language,
                        cells.get(4),
                        List.of(cells.get(5).split("\\+")),
                        language,
                        Optional.empty(),
                        Set.of());
                Reply reply = REPLIES.replyTo(Questions.to(row.template(), language)
                        .after(last)
                        .ask(row.text())
                        .after(earlier));
                all = all.plus(ReplyJudge.judge(row, reply));
                last = Optional.of(reply.remembered());
                earlier.add(row.text());
            }
        }
        System.out.println("Turns of " + file + ": " + all);
        return all;
    }

    @Test
    void findsTheDetailsOfMessages() {
        SlotFinder finder = new SlotFinder();
        Map<Slot, Count> counts = new EnumMap<>(Slot.class);
        Count all = new Count(0, 0, 0);
        for (List<String> cells : EvaluationRow.rows("slots.tsv")) {
            Slots slots = finder.in(cells.get(0));
            Slot slot = Slot.valueOf(cells.get(1).toUpperCase(java.util.Locale.ROOT));
            boolean words = slot == Slot.THING || slot == Slot.PLACE || slot == Slot.NAME;
            String found = words ? slots.said(slot) : slots.value(slot).orElse("");
            Verdict verdict =
                    (found.isEmpty() ? "-" : found).equalsIgnoreCase(cells.get(2)) ? Verdict.GOOD : Verdict.BAD;
            counts.merge(slot, new Count(0, 0, 0).plus(verdict), (before, more) -> before.plus(verdict));
            all = all.plus(verdict);
        }
        System.out.println("Details: " + all);
        counts.forEach((slot, count) -> System.out.printf("  %-10s %s%n", slot.key(), count));
        assertThat(all.goodPercent()).isGreaterThanOrEqualTo(RIGHT_SLOTS);
    }

    @Test
    void readsAMessageInAFewMilliseconds() {
        List<EvaluationRow> rows = EvaluationRow.own();
        for (EvaluationRow row : rows) {
            REPLIES.replyTo(row.question());
        }
        long[] nanos = new long[rows.size() * 3];
        for (int i = 0; i < nanos.length; i++) {
            Question question = rows.get(i % rows.size()).question();
            long start = PROCESSOR.getCurrentThreadCpuTime();
            REPLIES.replyTo(question);
            nanos[i] = PROCESSOR.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(nanos);
        double p99 = nanos[nanos.length * 99 / 100] / 1e6;
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.printf(
                "One reading: median %.2f ms, p99 %.2f ms; heap in use with three templates %d MB%n",
                nanos[nanos.length / 2] / 1e6, p99, used / 1_000_000);
        assertThat(p99).isLessThan(READING_P99_MILLIS);
    }

    private static Count report(String title, List<EvaluationRow> rows) {
        System.out.println(title);
        print(rows, row -> "all");
        print(rows, EvaluationRow::template);
        print(rows, row -> row.language().name());
        print(rows, row -> row.expected().getFirst());
        Set<EvaluationRow> all = new HashSet<>(rows);
        Count count = new Count(0, 0, 0);
        for (EvaluationRow row : all) {
            count = count.plus(ReplyJudge.judge(row, REPLIES.replyTo(row.question())));
        }
        return count;
    }

    private static void print(List<EvaluationRow> rows, Function<EvaluationRow, String> group) {
        Map<String, Count> counts = new TreeMap<>();
        for (EvaluationRow row : rows) {
            Verdict verdict = ReplyJudge.judge(row, REPLIES.replyTo(row.question()));
            counts.merge(group.apply(row), new Count(0, 0, 0).plus(verdict), (before, more) -> before.plus(verdict));
        }
        counts.forEach((name, count) -> System.out.printf("  %-18s %s%n", name, count));
    }
}
