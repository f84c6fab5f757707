package io.flowhq.client.refusal;

import io.flowhq.contract.CleanText;
import java.util.LinkedHashMap;
import java.util.Map;

/** Something filled in with faults, all of which it names. */
public abstract sealed class InvalidForm extends Refusal
        permits InvalidTenant,
                InvalidConfig,
                InvalidHandoff,
                InvalidInvitation,
                InvalidSetupRequest,
                InvalidText,
                InvalidKnowledge,
                InvalidKey,
                InvalidWebhook,
                InvalidAnswerEndpoint,
                InvalidProactiveSetting,
                InvalidPush {

    private final Map<String, String> fieldErrors;

    InvalidForm(String code, Map<String, String> fieldErrors) {
        super(code, String.join(" ", fieldErrors.values()));
        this.fieldErrors = new LinkedHashMap<>(fieldErrors);
        this.fieldErrors.replaceAll((field, sentence) -> CleanText.error(sentence));
    }

    /** An English sentence by field, in the order of the form. */
    public final Map<String, String> fieldErrors() {
        return new LinkedHashMap<>(fieldErrors);
    }
}
