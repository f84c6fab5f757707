package io.flowhq.replies;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges a reply by rules: right topic, right language, nothing asked that was said, no menu and no sale out of place. */
final class ReplyJudge {

    enum Verdict {
        GOOD,
        WEAK,
        BAD
    }

    private static final Pattern SALE = Pattern.compile("Great!|Vizuri sana!|🛒");
    private static final Pattern WAYS_TO_PAY = Pattern.compile("njia za malipo|ways to pay");
    private static final Set<String> COURTESIES = Set.of("thanks", "thanks_received", "compliment", "bye", "ok");
    private static final Set<String> COMPLAINTS = Set.of("complaint", "refund", "danger", "paid_dispute");

    private static final Map<String, Set<String>> GOOD = new HashMap<>();
    private static final Map<String, Set<String>> WEAK = new HashMap<>();

    static {
        rule("greet", "greeting", "presence opener menu fallback");
        rule("presence", "presence", "greeting");
        rule("opener", "opener greeting fallback menu", "unknown question products services");
        rule("help", "menu handoff unknown fallback question", "service_question");
        rule("avail_open", "availability", "products products_details unknown");
        rule(
                "avail_named",
                "products_details service_question",
                "availability order order_details spec unknown question products");
        rule("price_open", "price", "price_details unknown");
        rule("price_named", "price_details", "price unknown");
        rule("discount", "discount", "price price_details unknown");
        rule("installment", "instalments", "payment unknown question");
        rule("tradein", "tradein", "unknown instalments question");
        rule("payhow", "payment", "unknown instalments contact");
        rule("paid", "paid paid_dispute", "unknown details_added");
        rule("paid_dispute", "paid_dispute paid problem", "unknown refund");
        rule("notnow", "promise ok", "unknown thanks details_added goodbye");
        rule("order_open", "order", "order_details availability unknown");
        rule("order_named", "order_details", "order products_details unknown");
        rule("change_order", "change change_details", "cancel unknown order_details details_added return");
        rule("reschedule", "change change_details", "cancel unknown booking booking_details details_added");
        rule("cancel_order", "cancel change_details", "change unknown");
        rule("cancel_booking", "cancel change_details", "change unknown");
        rule("status", "order_status order_status_details booking_status", "unknown problem pickup");
        rule("status_id", "order_status_details", "order_status unknown problem");
        rule("pickup", "pickup", "unknown order_status visit location");
        rule("return", "return refund cancel problem change", "unknown warranty");
        rule("refund", "refund problem", "unknown paid_dispute");
        rule("deliv_q", "delivery delivery_details", "unknown question");
        rule("deliv_place", "delivery_details", "delivery unknown");
        rule("location", "location visit", "unknown");
        rule("visit", "visit location", "hours unknown booking booking_details");
        rule("hours", "hours", "unknown visit");
        rule(
                "spec",
                "spec question unknown service_question warranty question_details",
                "products_details availability recommend");
        rule("warranty", "warranty", "unknown question spec return");
        rule("photo", "photo", "unknown question");
        rule("recommend", "recommend question unknown spec", "products_details question_details");
        rule("products", "products services", "availability unknown photo service_question price price_details");
        rule("services_named", "service_question question unknown products_details spec", "services products booking");
        rule("book_open", "booking", "booking_details free_times unknown handoff");
        rule("book_day", "booking_details", "booking free_times unknown");
        rule("book_full", "booking_details", "booking free_times unknown");
        rule("slot_q", "free_times booking_details", "booking unknown availability products_details");
        rule("book_status", "booking_status order_status order_status_details", "unknown");
        rule("late", "late unknown", "promise details_added change question");
        rule(
                "complaint",
                "problem problem_details refund paid_dispute security danger",
                "unknown handoff order_status order_status_details");
        rule("danger", "danger security", "problem handoff");
        rule("handoff", "handoff", "unknown contact");
        rule("contact", "contact handoff", "unknown");
        rule("stop", "stop", "handoff");
        rule("bot", "assistant", "handoff unknown");
        rule("thanks", "thanks praise received", "ok goodbye");
        rule("thanks_received", "received thanks praise", "ok");
        rule("compliment", "praise thanks received", "ok");
        rule("bye", "goodbye", "thanks ok promise");
        rule("ok", "ok thanks promise", "goodbye noise details_added praise");
        rule(
                "name",
                "name_given details_added order_status_details change_details booking_details order_details",
                "unknown greeting");
        rule(
                "answer",
                "details_added price_details order_details booking_details products_details delivery_details"
                        + " order_status_details change_details problem_details question_details name_given",
                "unknown order booking");
        rule(
                "question",
                "question question_details unknown spec service_question recommend warranty",
                "products_details price_details pickup visit" + " booking_status free_times delivery");
        rule("noise", "noise ok thanks fallback greeting goodbye praise", "unknown presence");
    }

    private static void rule(String code, String good, String weak) {
        GOOD.put(code, Set.of(good.split(" ")));
        WEAK.put(code, Set.of(weak.split(" ")));
    }

    private ReplyJudge() {}

    static Verdict judge(EvaluationRow row, Reply reply) {
        Set<String> beside = new HashSet<>(reply.also());
        int good = 0;
        int served = 0;
        for (String code : row.expected()) {
            Verdict part = part(code.equals("deliv") ? "deliv_q" : code, reply, beside);
            good += part == Verdict.GOOD ? 1 : 0;
            served += part == Verdict.BAD ? 0 : 1;
        }
        if (served == 0 || isOutOfPlace(row, reply)) {
            return Verdict.BAD;
        }
        boolean right = good == row.expected().size() && reply.language() == row.language();
        return right ? Verdict.GOOD : Verdict.WEAK;
    }

    private static Verdict part(String code, Reply reply, Set<String> beside) {
        Set<String> good = GOOD.getOrDefault(code, Set.of());
        if (good.contains(reply.intent())
                || isPartlyAsked(code, reply)
                || good.stream().anyMatch(beside::contains)) {
            return Verdict.GOOD;
        }
        boolean besideAsIfTold = beside.stream().anyMatch(intent -> good.contains(intent + "_details"));
        if (besideAsIfTold || (code.equals("avail_named") && beside.contains("availability"))) {
            return Verdict.GOOD;
        }
        return WEAK.getOrDefault(code, Set.of()).contains(reply.intent()) ? Verdict.WEAK : Verdict.BAD;
    }

    /** Only what is missing is asked: the number of an order, the service or time of a booking. */
    private static boolean isPartlyAsked(String code, Reply reply) {
        return switch (code) {
            case "order_named" ->
                reply.intent().equals("order")
                        && !reply.text().matches("(?s).*(bidhaa gani|which product|huduma gani|which service).*");
            case "book_day", "slot_q" ->
                reply.intent().equals("booking")
                        && !reply.text().matches("(?s).*(Tuambie[^.]*siku|[Tt]ell us[^.]*the day).*");
            default -> false;
        };
    }

    static boolean isOutOfPlace(EvaluationRow row, Reply reply) {
        List<String> expected = row.expected();
        boolean menu = reply.text().contains("*1.*");
        return (menu && COURTESIES.containsAll(expected))
                || (expected.stream().anyMatch(COMPLAINTS::contains)
                        && SALE.matcher(reply.text()).find())
                || (expected.stream().anyMatch(code -> code.equals("paid") || code.equals("paid_dispute"))
                        && !expected.contains("payhow")
                        && WAYS_TO_PAY.matcher(reply.text()).find());
    }

    /** Whether a row that must never go wrong is served; rows without such a tag always are. */
    static boolean keepsNever(EvaluationRow row, Reply reply) {
        String text = reply.text();
        for (String tag : row.tags()) {
            boolean kept = switch (tag) {
                case "never-stop" -> reply.intent().equals("stop");
                case "never-person" -> reply.handsOff() || reply.followUp().isPresent();
                case "never-danger", "never-pin" ->
                    reply.followUp().isPresent()
                            && !SALE.matcher(text).find()
                            && !WAYS_TO_PAY.matcher(text).find()
                            && !reply.intent().equals("paid");
                case "never-paid" -> !WAYS_TO_PAY.matcher(text).find();
                case "never-complaint" -> !SALE.matcher(text).find();
                case "never-praise", "never-thanks", "never-bye" -> !text.contains("*1.*");
                case "not-stop" -> !reply.intent().equals("stop");
                case "not-paid" ->
                    !row.expected().contains("notnow")
                            || !WAYS_TO_PAY.matcher(text).find();
                default -> true;
            };
            if (!kept) {
                return false;
            }
        }
        return true;
    }
}
