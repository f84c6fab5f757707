package io.flowhq.simulator.service.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names a message the way the business's own devices do: {@code true_<chat>_<id>} for what the business sent,
 * {@code false_<chat>_<id>} for what it received, with the author appended where a chat has several.
 */
public record MessageKey(
        boolean fromMe, Wid chat, String id, @Nullable Wid participant) {

    private static final Pattern FORM = Pattern.compile("(true|false)_([^_]+)_([0-9A-Za-z.-]{4,64})(?:_([^_]+))?");

    @JsonCreator
    public static MessageKey of(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new InvalidRequest("a message id looks like true_255712000001@c.us_3EB0…");
        }
        return new MessageKey(
                form.group(1).equals("true"),
                Wid.of(form.group(2)),
                form.group(3),
                form.group(4) == null ? null : Wid.of(form.group(4)));
    }

    /** The same message as a device names it that knows the chat by the other identity of its person. */
    public MessageKey twin() {
        var person = chat.person();
        return new MessageKey(fromMe, chat.server().equals(Wid.LID) ? person.wid() : person.lid(), id, participant);
    }

    @Override
    @JsonValue
    public String toString() {
        return fromMe + "_" + chat + "_" + id + (participant == null ? "" : "_" + participant);
    }
}
