package io.flowhq.shell.handoff;

import io.flowhq.shell.terminal.Invocation;

/** The argument that names a customer's chat. */
public final class ChatArgument {

    public static final String NAME = "chat";
    public static final String DESCRIPTION =
            "the customer's number, or the chat's id as chat list and handoff list show it";

    private ChatArgument() {}

    /** A number with its punctuation becomes the id of its chat; anything else is left as it is. */
    public static String id(Invocation invocation) {
        String chat = invocation.argument(NAME).strip();
        return chat.contains("@") ? chat : chat.replaceAll("[+\\s().-]", "") + "@c.us";
    }
}
