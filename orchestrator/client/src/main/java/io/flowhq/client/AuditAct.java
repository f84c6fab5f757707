package io.flowhq.client;

import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.store.order.RequestKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody did that is written into the audit trail, beside the commands of {@link CommandKind} and the creation of
 * a tenant. Pages have words for each.
 */
public enum AuditAct {
    INVITE_STAFF,
    REMOVE_STAFF,
    JOIN_STAFF,
    PAGE_SEEN,
    PAGE_TYPING,
    PAGE_PAUSED,
    OPEN_MEDIA,
    ALLOW_PUSH,
    END_PUSH,
    REPLY,
    CHANGE_NUMBER,
    SUBMIT_SETUP_REQUEST,
    REVIEW_SETUP_REQUEST,
    APPROVE_SETUP_REQUEST,
    REJECT_SETUP_REQUEST,
    EXPORT_DATA,
    CREATE_KEY,
    REVOKE_KEY,
    INVITE_PHONE,
    DECIDE_ORDER,
    DECIDE_BOOKING,
    SIGN_UP,
    TAKE_FOLLOW_UP,
    FINISH_FOLLOW_UP,
    ANSWER_FOLLOW_UP,
    SET_PROACTIVE_MESSAGES,
    CONFIGURE,
    SEND_TEXT,
    SET_ANSWER_ENDPOINT,
    REMOVE_ANSWER_ENDPOINT,
    TAKE_CHAT,
    GIVE_CHAT_BACK,
    ADD_WEBHOOK,
    SET_WEBHOOKS,
    SET_METADATA,
    REMOVE_WEBHOOK,
    TEST_WEBHOOK,
    REPLAY_WEBHOOK,
    PUT_FACT,
    DELETE_FACT,
    PUT_SERVICE,
    DELETE_SERVICE,
    PUT_CATALOGUE_ITEM,
    DELETE_CATALOGUE_ITEM,
    PUT_QUESTION,
    DELETE_QUESTION,
    PUT_KNOWLEDGE,
    IMPORT_CATALOGUE,
    DRAIN("drain"),
    UNDRAIN("undrain");

    private final String code;

    AuditAct() {
        this.code = name();
    }

    AuditAct(String code) {
        this.code = code;
    }

    /** As it is stored. */
    String code() {
        return code;
    }

    static AuditAct decisionOn(RequestKind kind) {
        return switch (kind) {
            case ORDER -> DECIDE_ORDER;
            case BOOKING -> DECIDE_BOOKING;
        };
    }

    /** All that a line of the audit trail can be about, as it is stored. */
    public static List<String> codes() {
        return Stream.of(
                        Arrays.stream(values()).map(AuditAct::code),
                        Arrays.stream(CommandKind.values()).map(Enum::name),
                        Stream.of(AuditEvent.TENANT_CREATED.type()))
                .flatMap(codes -> codes)
                .toList();
    }
}
