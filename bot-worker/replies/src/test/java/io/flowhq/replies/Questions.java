package io.flowhq.replies;

import io.flowhq.replies.hours.OpeningHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Makes questions for tests: a salon in Dar es Salaam that is always open, unless something else is said. */
record Questions(
        String template,
        String businessName,
        ReplyLanguage language,
        Optional<PreviousIntent> last,
        List<KeywordReply> own,
        OpeningHours hours,
        Instant at,
        QuestionKind kind) {

    static final ZoneId DAR = ZoneId.of("Africa/Dar_es_Salaam");

    static Questions to(String template, ReplyLanguage language) {
        return new Questions(
                template,
                "Mama Asha Salon",
                language,
                Optional.empty(),
                List.of(),
                OpeningHours.none(DAR),
                Instant.parse("2026-03-04T09:00:00Z"),
                QuestionKind.TEXT);
    }

    Questions named(String name) {
        return new Questions(template, name, language, last, own, hours, at, kind);
    }

    Questions after(Optional<PreviousIntent> reply) {
        return new Questions(template, businessName, language, reply, own, hours, at, kind);
    }

    Questions after(String intent) {
        return after(Optional.of(new PreviousIntent(intent, language)));
    }

    Questions withOwn(String keyword, String reply) {
        return new Questions(
                template, businessName, language, last, List.of(new KeywordReply(keyword, reply)), hours, at, kind);
    }

    Questions open(String json, String instant) {
        return new Questions(
                template,
                businessName,
                language,
                last,
                own,
                OpeningHours.parse(json, DAR),
                Instant.parse(instant),
                kind);
    }

    Questions of(QuestionKind other) {
        return new Questions(template, businessName, language, last, own, hours, at, other);
    }

    Question ask(String text) {
        return new Question(template, businessName, language, text, last, own, hours, at, kind);
    }
}
