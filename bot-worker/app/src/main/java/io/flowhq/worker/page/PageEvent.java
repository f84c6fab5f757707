package io.flowhq.worker.page;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import io.flowhq.contract.CleanText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a page tells by itself, as {@code bridge.js} writes it; texts are clean. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PageEvent.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = PageEvent.Bye.class, name = "bye"),
    @JsonSubTypes.Type(value = PageState.class, name = "state"),
    @JsonSubTypes.Type(value = PageEvent.CodeShown.class, name = "code"),
    @JsonSubTypes.Type(value = PageEvent.CodesRanOut.class, name = "codesRanOut"),
    @JsonSubTypes.Type(value = PageEvent.PairingCodeShown.class, name = "pairingCode"),
    @JsonSubTypes.Type(value = PageEvent.PairingFailed.class, name = "pairingFailed"),
    @JsonSubTypes.Type(value = PageEvent.LoggedOut.class, name = "loggedOut"),
    @JsonSubTypes.Type(value = PageEvent.BackendReported.class, name = "backend"),
    @JsonSubTypes.Type(value = PageEvent.MessageArrived.class, name = "message"),
    @JsonSubTypes.Type(value = PageEvent.Acked.class, name = "ack"),
    @JsonSubTypes.Type(value = PageEvent.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = PageEvent.DialogShown.class, name = "dialog"),
    @JsonSubTypes.Type(value = PageEvent.Trouble.class, name = "trouble"),
})
public sealed interface PageEvent permits PageState, PageEvent.Reported {

    /** Everything but the state, which is asked for as well as reported. */
    sealed interface Reported extends PageEvent {}

    /** The bridge runs in a fresh document. */
    record Hello(String url) implements Reported {
        public Hello {
            url = clean(url);
        }
    }

    /** The document is being left. */
    record Bye() implements Reported {}

    /** The text of the QR code to draw now; it replaces the one before. */
    record CodeShown(String text) implements Reported {
        public CodeShown {
            text = clean(text);
        }

        @Override
        public String toString() {
            return "CodeShown";
        }
    }

    /** No further codes until one is asked for. */
    record CodesRanOut() implements Reported {}

    record PairingCodeShown(String code) implements Reported {
        public PairingCodeShown {
            code = clean(code);
        }

        @Override
        public String toString() {
            return "PairingCodeShown";
        }
    }

    record PairingFailed(String reason) implements Reported {
        public PairingFailed {
            reason = clean(reason);
        }
    }

    /** @param reason in the page's words, where it gave one */
    record LoggedOut(@Nullable String reason) implements Reported {
        public LoggedOut {
            reason = CleanText.errorOrNull(reason);
        }
    }

    /** Something the service told the page, e.g. {@code account_temporarily_banned}. */
    record BackendReported(String name) implements Reported {
        public BackendReported {
            name = clean(name);
        }
    }

    /** @throws IllegalArgumentException without a message */
    record MessageArrived(InboundMessage message) implements Reported {
        public MessageArrived {
            if (message == null) {
                throw new IllegalArgumentException("no message");
            }
        }
    }

    /** @param ids those that can be ids */
    record Acked(List<String> ids, int ack) implements Reported {
        public Acked {
            ids = ids == null
                    ? List.of()
                    : ids.stream().flatMap(id -> CleanText.id(id).stream()).toList();
        }
    }

    /** The answer to one question; exactly one of value and error is meant. */
    record Answer(
            long id, @Nullable JsonNode value, @Nullable Failure error) implements Reported {
        @Override
        public String toString() {
            return "Answer " + id;
        }
    }

    record Failure(String code, String message) {
        public Failure {
            code = clean(code);
            message = clean(message);
        }
    }

    /** WhatsApp opened a dialog by itself. */
    record DialogShown(boolean dismissed) implements Reported {}

    /** A listener of ours failed on what the page handed it. */
    record Trouble(String where, String what) implements Reported {
        public Trouble {
            where = clean(where);
            what = clean(what);
        }
    }

    private static String clean(@Nullable String words) {
        return words == null ? "" : CleanText.error(words);
    }
}
