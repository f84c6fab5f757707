package io.flowhq.web.portal;

import io.flowhq.client.PageActions;
import io.flowhq.client.form.CustomerChat;
import io.flowhq.client.refusal.ChatNotFound;
import io.flowhq.store.message.ChatSummaries;
import io.flowhq.store.message.MessageLog;
import io.flowhq.store.message.MessageTrace;
import io.flowhq.store.page.PageMedia;
import io.flowhq.web.page.AnswerPolling;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Opens a picture, a voice message or a file of a customer. It is fetched through the session each time somebody asks and
 * is kept nowhere; what a browser might run is only ever saved as a file.
 */
@Controller
@RequestMapping("/app/messages/{chat}/media")
class MediaPages {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Set<String> HARMLESS = Set.of(
            "image/jpeg",
            "image/png",
            "image/webp",
            "image/gif",
            "audio/ogg",
            "audio/mpeg",
            "audio/mp4",
            "audio/aac",
            "video/mp4");

    private final ChatSummaries chats;
    private final PageActions page;

    MediaPages(ChatSummaries chats, PageActions page) {
        this.chats = chats;
        this.page = page;
    }

    @GetMapping("/{message}")
    ResponseEntity<byte[]> open(PortalPerson person, @PathVariable String chat, @PathVariable long message)
            throws InterruptedException {
        var asked = CustomerChat.of(chat).orElseThrow(() -> new ChatNotFound(person.tenant(), "of that id"));
        var carrier = chats.trace(person.tenant(), asked.id(), message + 1, 1).stream()
                .map(MessageTrace::message)
                .filter(found -> found.id() == message && PortalMessageView.carriesMedia(found))
                .findFirst()
                .orElseThrow(() -> new ChatNotFound(person.tenant(), asked.shortened()));
        return shown(fetch(person, asked, carrier));
    }

    private PageMedia fetch(PortalPerson person, CustomerChat chat, MessageLog carrier) throws InterruptedException {
        var request = page.askForMedia(person.tenant(), chat, carrier.waMessageId(), person.name());
        try {
            var answer = AnswerPolling.within(TIMEOUT, () -> page.answerTo(person.tenant(), request));
            return page.collect(person.tenant(), request)
                    .orElseThrow(() -> new MediaUnavailable(
                            answer.map(given -> given.refusal()).orElse("no_answer")));
        } finally {
            page.forget(person.tenant(), request);
        }
    }

    private static ResponseEntity<byte[]> shown(PageMedia media) {
        var type = type(media.type());
        var harmless = HARMLESS.contains(type.getType() + "/" + type.getSubtype());
        var disposition = harmless ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(harmless ? type : MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.build().toString())
                .header(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; media-src 'self'; style-src 'unsafe-inline'")
                .body(media.content());
    }

    private static MediaType type(String given) {
        try {
            return MediaType.parseMediaType(given);
        } catch (InvalidMediaTypeException unreadable) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }
}
