package io.flowhq.local.safeguard;

import java.nio.file.Path;
import java.util.Map;

/** One thing that keeps the platform from harm, and how a test takes it out of the processes that it starts. */
enum Safeguard {
    NONE("all safeguards in place"),
    EFFECT_ONCE_CLAIM("an answer that was begun is looked for in the chat before it is sent again"),
    PAGE_DEADLINE("a page leaves WhatsApp by itself when its worker stands still"),
    EPOCH_FENCING("one session of a tenant at a time, by its lease and epoch; the page's deadline out as well"),
    SENDING_LIMIT("at most ten messages in any minute"),
    ORDER_PER_CHAT("the messages of a chat are answered in their order"),
    MISDIRECTION_CHECK("only the tenant's own phone may be linked"),
    SESSION_SNAPSHOT("the session at rest in PostgreSQL, by which it comes up on another worker");

    private final String meaning;

    Safeguard(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }

    /** The variables of processes that go without it. */
    Map<String, String> takenOut(Path agent) {
        return switch (this) {
            case NONE -> Map.of();
            case SENDING_LIMIT -> Map.of("RATE_LIMIT_MAX_PER_MINUTE", "1000");
            case SESSION_SNAPSHOT -> Map.of("FLOWHQ_SNAPSHOT_KEY_FILE", "");
            default -> Map.of("JDK_JAVA_OPTIONS", "-javaagent:" + agent + "=" + name());
        };
    }
}
