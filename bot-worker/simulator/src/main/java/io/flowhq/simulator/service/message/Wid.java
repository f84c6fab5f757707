package io.flowhq.simulator.service.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An address as the web client writes it, {@code user@server}; the server part tells what kind of chat it is. */
public record Wid(String user, String server) {

    public static final String USER = "c.us";
    public static final String LID = "lid";
    public static final String GROUP = "g.us";
    public static final String BROADCAST = "broadcast";
    public static final String NEWSLETTER = "newsletter";
    public static final Wid STATUS = new Wid("status", BROADCAST);

    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,20}(?:-[0-9]{1,20})?|status)@(c\\.us|lid|g\\.us|broadcast|newsletter)");

    @JsonCreator
    public static Wid of(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new InvalidRequest("an address looks like 255712000001@c.us");
        }
        return new Wid(form.group(1), form.group(2));
    }

    /** Whether one person is behind it, rather than a group, a status list or a channel. */
    public boolean isPerson() {
        return server.equals(USER) || server.equals(LID);
    }

    /** The person behind it, whichever of the two identities was used. */
    public PhoneNumber person() {
        return switch (server) {
            case USER -> new PhoneNumber(user);
            case LID -> PhoneNumber.ofLid(user);
            default -> throw new InvalidRequest("nobody in particular is behind " + server);
        };
    }

    /** The same for both identities of a person: what a chat is kept under. */
    public Wid chat() {
        return isPerson() ? person().wid() : this;
    }

    @Override
    @JsonValue
    public String toString() {
        return user + "@" + server;
    }
}
