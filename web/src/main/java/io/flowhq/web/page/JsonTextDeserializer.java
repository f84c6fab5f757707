package io.flowhq.web.page;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads a text, or a number as its digits, and refuses all else. Jackson's own (3.1.5) takes an array for a text, and for two
 * members of what it stands in, when it stands in a list of objects with a list of texts.
 */
final class JsonTextDeserializer extends StdScalarDeserializer<String> {

    JsonTextDeserializer() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
        return switch (json.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getString();
            default -> (String) context.handleUnexpectedToken(String.class, json);
        };
    }
}
