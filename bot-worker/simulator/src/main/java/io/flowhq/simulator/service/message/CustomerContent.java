package io.flowhq.simulator.service.message;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's message is beside its text: a file, a basket, a place. Words and names are those of wa-js.
 *
 * @param type the kind of message
 * @param caption what the page shows as its words
 * @param fields what the page's message has beside
 */
public record CustomerContent(
        String type,
        String caption,
        ChatMessage.@Nullable Medium medium,
        @Nullable Map<String, Object> fields) {

    private static final Set<String> TEXTS = Set.of("chat", "list_response", "buttons_response");

    public static CustomerContent of(NewCustomerMessage request) {
        var type = request.type();
        if (TEXTS.contains(type)) {
            return new CustomerContent(type, request.text(), null, null);
        }
        return switch (type) {
            case "document" -> document(request);
            case "order" -> order(request);
            case "location" ->
                new CustomerContent(
                        type, request.text(), null, Map.of("lat", -6.7924, "lng", 39.2083, "loc", "Dar es Salaam"));
            case "call_log" -> new CustomerContent(type, "", null, Map.of("callOutcome", "Missed"));
            default -> new CustomerContent(type, request.text(), SampleMedia.sample(type), null);
        };
    }

    /** Without words of its author a document has its file's name where the caption is. */
    private static CustomerContent document(NewCustomerMessage request) {
        var sample = SampleMedia.sample("document");
        var name = request.fileName() == null ? sample.filename() : request.fileName();
        var medium = new ChatMessage.Medium(sample.mimetype(), name, sample.size());
        var written = !request.text().isEmpty();
        var caption = written ? request.text() : String.valueOf(name);
        return new CustomerContent("document", caption, medium, Map.of("isCaptionByUser", written));
    }

    private static CustomerContent order(NewCustomerMessage request) {
        var items = request.items() == null ? List.of() : request.items();
        return new CustomerContent(
                "order",
                request.text(),
                null,
                Map.of(
                        "orderId",
                        "1000000000000001",
                        "itemCount",
                        Math.max(1, items.size()),
                        "totalAmount1000",
                        request.total() == null ? 0 : request.total() * 1000,
                        "totalCurrencyCode",
                        "TZS",
                        "products",
                        items));
    }
}
