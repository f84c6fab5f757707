package io.flowhq.web.fleet;

import io.flowhq.store.fleet.MinuteTraffic;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The last hour as two lines of a picture.
 *
 * @param messages the points of the line of customers' messages, for {@code <polyline>}
 * @param answers the same of the answers
 * @param width of the picture, a unit for each minute
 * @param most in any minute, which is the picture's height
 * @param lastMessages in the last whole minute
 * @param lastAnswers in the last whole minute
 * @param allMessages in the hour
 * @param allAnswers in the hour
 */
record TrafficChart(
        String messages,
        String answers,
        int width,
        long most,
        long lastMessages,
        long lastAnswers,
        long allMessages,
        long allAnswers) {

    static final int HEIGHT = 40;

    static TrafficChart of(List<MinuteTraffic> minutes) {
        var most = minutes.stream()
                .mapToLong(minute -> Math.max(minute.messages(), minute.answers()))
                .max()
                .orElse(0);
        var last = minutes.size() < 2 ? new MinuteTraffic(Instant.EPOCH, 0, 0) : minutes.get(minutes.size() - 2);
        return new TrafficChart(
                points(minutes, MinuteTraffic::messages, most),
                points(minutes, MinuteTraffic::answers, most),
                Math.max(1, minutes.size() - 1),
                most,
                last.messages(),
                last.answers(),
                sum(minutes, MinuteTraffic::messages),
                sum(minutes, MinuteTraffic::answers));
    }

    private static String points(List<MinuteTraffic> minutes, ToLongFunction<MinuteTraffic> count, long most) {
        return IntStream.range(0, minutes.size())
                .mapToObj(at ->
                        at + "," + (most == 0 ? HEIGHT : HEIGHT - HEIGHT * count.applyAsLong(minutes.get(at)) / most))
                .collect(Collectors.joining(" "));
    }

    private static long sum(List<MinuteTraffic> minutes, ToLongFunction<MinuteTraffic> count) {
        return minutes.stream().mapToLong(count).sum();
    }
}
