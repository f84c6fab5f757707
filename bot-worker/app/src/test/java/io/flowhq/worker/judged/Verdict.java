package io.flowhq.worker.judged;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What the judge says of a business, beside what stands in its log in the end. */
record Verdict(JsonNode judge, Map<String, Integer> log) {

    int count(String name) {
        return judge.required(name).asInt();
    }

    /** For a line of output. */
    String inWords() {
        return "judge: answered %d, pending %d, lost %d, doubled %d, inverted %d, misdirected %d, at most %d in a minute"
                .formatted(
                        count("answered"),
                        count("pending"),
                        count("lost"),
                        count("doubled"),
                        count("inverted"),
                        count("misdirected"),
                        count("maxInAnyMinute"));
    }
}
