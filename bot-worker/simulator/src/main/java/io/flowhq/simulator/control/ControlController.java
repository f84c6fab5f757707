package io.flowhq.simulator.control;

import io.flowhq.simulator.service.ChatEntry;
import io.flowhq.simulator.service.Greeting;
import io.flowhq.simulator.service.PhoneEntry;
import io.flowhq.simulator.service.WhatsApp;
import io.flowhq.simulator.service.client.DeviceEntry;
import io.flowhq.simulator.service.message.InvalidRequest;
import io.flowhq.simulator.service.message.MessageKey;
import io.flowhq.simulator.service.message.NewCustomerMessage;
import io.flowhq.simulator.service.message.PhoneNumber;
import io.flowhq.simulator.service.message.Wid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Phones, customers, chats and devices. Errors are {@code {"error":reason}}: 404, 409 or 400, see {@link ControlErrors}. */
@RestController
@RequestMapping("/control")
class ControlController {
    private static final int MAX_DAYS = 3_650;
    private static final Set<String> WORDS = Set.of("chat", "list_response", "buttons_response");

    private final WhatsApp whatsApp;

    ControlController(WhatsApp whatsApp) {
        this.whatsApp = whatsApp;
    }

    record NewPhone(@Nullable String number, @Nullable String name) {}

    record Code(@Nullable String code) {}

    record OwnerMessage(
            @Nullable String to,
            @Nullable String text,
            @Nullable Boolean lid) {}

    record NewText(@Nullable String text) {}

    record Call(
            @Nullable String to,
            @Nullable Boolean lid,
            @Nullable Boolean video) {}

    /** @param everyDays how long a chat is left alone after a greeting; 14 unless given, 0 for a greeting at each message */
    record PhoneGreeting(@Nullable String text, @Nullable Integer everyDays) {}

    /** @param greeting null switches it off */
    record PhoneSettings(@Nullable PhoneGreeting greeting) {}

    /** @param kind {@code chat} unless given: {@code group}, {@code status} or {@code newsletter} @param group which one */
    record CustomerMessage(
            @Nullable String to,
            @Nullable String text,
            @Nullable Boolean lid,
            @Nullable String kind,
            @Nullable String group,
            @Nullable String type,
            @Nullable String quoted,
            @Nullable String name,
            @Nullable String fileName,
            @Nullable List<String> items,
            @Nullable Long total) {}

    record Id(String id) {}

    @GetMapping("/phones")
    List<PhoneEntry> phones() {
        return whatsApp.phones();
    }

    @PostMapping("/phones")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> addPhone(@RequestBody NewPhone phone) {
        var number = new PhoneNumber(given(phone.number(), "number"));
        var name = phone.name() == null || phone.name().isBlank()
                ? number.digits()
                : phone.name().strip();
        whatsApp.addPhone(number, name);
        return Map.of("number", number.digits(), "name", name);
    }

    @PostMapping("/phones/{number}")
    Map<String, String> change(@PathVariable String number, @RequestBody PhoneSettings settings) {
        var greeting = settings.greeting();
        whatsApp.greets(new PhoneNumber(number), greeting == null ? null : greeting(greeting));
        return Map.of("number", number);
    }

    private static Greeting greeting(PhoneGreeting greeting) {
        var days = greeting.everyDays() == null ? 14 : greeting.everyDays();
        if (days < 0 || days > MAX_DAYS) {
            throw new InvalidRequest("everyDays is 0 to " + MAX_DAYS);
        }
        return new Greeting(given(greeting.text(), "greeting.text"), Duration.ofDays(days));
    }

    @PostMapping("/phones/{number}/scan")
    Map<String, String> scan(@PathVariable String number, @RequestBody Code code) {
        whatsApp.scan(new PhoneNumber(number), given(code.code(), "code"));
        return Map.of("number", number);
    }

    @PostMapping("/phones/{number}/pair")
    Map<String, String> pair(@PathVariable String number, @RequestBody Code code) {
        whatsApp.pair(new PhoneNumber(number), given(code.code(), "code"));
        return Map.of("number", number);
    }

    @PostMapping("/phones/{number}/unlink")
    Map<String, String> unlink(@PathVariable String number) {
        whatsApp.unlink(new PhoneNumber(number));
        return Map.of("number", number);
    }

    @PostMapping("/phones/{number}/messages")
    Id ownerWrites(@PathVariable String number, @RequestBody OwnerMessage message) {
        var to = new PhoneNumber(given(message.to(), "to"));
        var id = whatsApp.ownerWrites(
                new PhoneNumber(number),
                Boolean.TRUE.equals(message.lid()) ? to.lid() : to.wid(),
                given(message.text(), "text"));
        return new Id(id.toString());
    }

    @PostMapping("/customers/{customer}/messages")
    Id customerWrites(@PathVariable String customer, @RequestBody CustomerMessage message) {
        var type = message.type() == null ? "chat" : message.type();
        var text = WORDS.contains(type) ? given(message.text(), "text") : message.text() == null ? "" : message.text();
        var id = whatsApp.customerWrites(
                new PhoneNumber(customer),
                new NewCustomerMessage(
                        new PhoneNumber(given(message.to(), "to")),
                        text,
                        Boolean.TRUE.equals(message.lid()),
                        type,
                        place(message.kind(), message.group()),
                        message.quoted() == null ? null : MessageKey.of(message.quoted()),
                        message.name(),
                        message.fileName(),
                        message.items(),
                        message.total()));
        return new Id(id.toString());
    }

    @PutMapping("/customers/{customer}/messages/{id}")
    Id customerEdits(@PathVariable String customer, @PathVariable String id, @RequestBody NewText message) {
        whatsApp.edits(new PhoneNumber(customer), MessageKey.of(id), given(message.text(), "text"));
        return new Id(id);
    }

    @DeleteMapping("/customers/{customer}/messages/{id}")
    Id customerDeletes(@PathVariable String customer, @PathVariable String id) {
        whatsApp.revokes(new PhoneNumber(customer), MessageKey.of(id));
        return new Id(id);
    }

    @PostMapping("/customers/{customer}/calls")
    Id customerCalls(@PathVariable String customer, @RequestBody Call call) {
        return new Id(whatsApp.calls(
                new PhoneNumber(customer),
                new PhoneNumber(given(call.to(), "to")),
                Boolean.TRUE.equals(call.lid()),
                Boolean.TRUE.equals(call.video())));
    }

    private static @Nullable Wid place(@Nullable String kind, @Nullable String group) {
        return switch (kind == null ? "chat" : kind) {
            case "chat" -> null;
            case "group" -> Wid.of(group == null ? "120363000000000001@g.us" : group);
            case "newsletter" -> Wid.of(group == null ? "120363000000000002@newsletter" : group);
            case "status" -> Wid.STATUS;
            default -> throw new InvalidRequest("kind is chat, group, status or newsletter");
        };
    }

    @GetMapping("/chats/{number}/{customer}")
    List<ChatEntry> chat(
            @PathVariable String number,
            @PathVariable String customer,
            @RequestParam(defaultValue = "true") boolean merged) {
        var with = customer.contains("@") ? Wid.of(customer) : new PhoneNumber(customer).wid();
        return whatsApp.chat(new PhoneNumber(number), with, merged);
    }

    @GetMapping("/devices")
    List<DeviceEntry> devices() {
        return whatsApp.devices();
    }

    @PostMapping("/reset")
    Map<String, String> reset() {
        whatsApp.reset();
        return Map.of("state", "forgotten");
    }

    private static String given(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new InvalidRequest(name + " is missing");
        }
        return value;
    }
}
