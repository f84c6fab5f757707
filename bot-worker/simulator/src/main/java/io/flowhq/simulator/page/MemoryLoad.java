package io.flowhq.simulator.page;

import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What makes the page as heavy as a small real account: 13 MB of script in eight bundles of module factories, half a
 * megabyte of page data, and the objects, rows, workers and stream that {@code ballast.js} sets up.
 */
@RestController
@RequestMapping("/ballast")
class MemoryLoad {
    static final int BUNDLES = 8;
    private static final int FACTORIES = 4_200;
    private static final int PAGE_DATA = 500_000;
    private static final Duration MAX_AGE = Duration.ofDays(365);

    private final CopyOnWriteArrayList<SseEmitter> streams = new CopyOnWriteArrayList<>();

    /** What is put into the page itself. */
    static String html() {
        var html = new StringBuilder(PAGE_DATA + 2_000);
        html.append("<script nonce=\"{nonce}\" type=\"application/json\" id=\"ballast-data\">[");
        for (int i = 0; html.length() < PAGE_DATA; i++) {
            html.append("[\"module-")
                    .append(i)
                    .append("\",")
                    .append(i * 31L % 9973)
                    .append("],");
        }
        html.append(
                "0]</script>\n<script nonce=\"{nonce}\">window.__factories=new Map();window.__d=(n,f)=>__factories.set(n,f)</script>\n");
        for (int i = 1; i <= BUNDLES; i++) {
            html.append("<script nonce=\"{nonce}\" defer src=\"/ballast/bundle-")
                    .append(i)
                    .append(".js\"></script>\n");
        }
        return html.append("<script nonce=\"{nonce}\" type=\"module\" src=\"/client/ballast.js\"></script>\n")
                .toString();
    }

    @GetMapping("/bundle-{number:[1-8]}.js")
    ResponseEntity<String> bundle(@PathVariable int number) {
        var script = new StringBuilder(1_700_000);
        for (int i = 0; i < FACTORIES; i++) {
            factory(script, (number - 1) * FACTORIES + i);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(MAX_AGE).immutable())
                .body(script.toString());
    }

    private static void factory(StringBuilder script, int n) {
        script.append("__d(")
                .append(n)
                .append(",(function(e,t,r){var n={name:'WAWebModule")
                .append(n)
                .append("',flags:[")
                .append(n % 7)
                .append(',')
                .append(n % 11)
                .append(',')
                .append(n % 13)
                .append("],text:'the quick brown fox of module ")
                .append(n)
                .append(" jumps over the lazy dog at noon'};")
                .append("function a(e){return e&&e.value?e.value*")
                .append(n % 97 + 1)
                .append("+n.flags.length:n.text.length}")
                .append("function o(e,t){for(var r=0,i=0;i<e;i++)r+=a({value:i})^t;return r}")
                .append(
                        "e.default=o;e.keys=function(){return Object.keys(n)};e.read=function(e){return n.text+e};return e}));\n");
    }

    /** A stream that stays open, as the real client has one. */
    @GetMapping("/stream")
    SseEmitter stream() {
        var stream = new SseEmitter(0L);
        streams.add(stream);
        stream.onCompletion(() -> streams.remove(stream));
        stream.onError(failure -> streams.remove(stream));
        return stream;
    }

    /** Before the server stops, or it would wait for them. */
    @EventListener(ContextClosedEvent.class)
    void endStreams() {
        streams.forEach(SseEmitter::complete);
    }
}
