package io.flowhq.worker.page;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which WhatsApp Web is opened and what is put into it.
 *
 * @param url the page; the simulator's address in a platform that tries itself out
 * @param injectedHosts hosts whose pages get wa-js; any other host must offer {@code window.WPP} itself
 * @param waJs a wa-js bundle to use instead of the one that was built in
 * @param deviceName what the phone lists this linked device as
 * @param contentTimeout how long the content of a message may follow its placeholder before the message counts as unreadable
 */
@ConfigurationProperties("flowhq.whatsapp")
public record WhatsAppSettings(
        @DefaultValue("https://web.whatsapp.com/") URI url,
        @DefaultValue("web.whatsapp.com") List<String> injectedHosts,
        @Nullable Path waJs,
        @DefaultValue("Flow HQ") String deviceName,
        @DefaultValue("30s") Duration contentTimeout) {

    /** With the defaults of the rest. */
    static WhatsAppSettings of(URI url, List<String> injectedHosts, @Nullable Path waJs) {
        return new WhatsAppSettings(url, injectedHosts, waJs, "Flow HQ", Duration.ofSeconds(30));
    }

    boolean injected() {
        return injectedHosts.contains(url.getHost());
    }
}
