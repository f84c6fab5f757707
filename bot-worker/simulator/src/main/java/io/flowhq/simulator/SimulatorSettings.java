package io.flowhq.simulator;

import io.flowhq.simulator.service.ServiceSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the simulated WhatsApp behaves. Every property can be given in the environment, {@code SIMULATOR_FIRST_CODE=2s}
 * for {@code simulator.first-code}.
 *
 * @param firstCode how long the first QR code is valid; 60 s
 * @param nextCode how long each further one is; 20 s
 * @param codes how many codes there are before the client turns idle; 6
 * @param pairingCode how long a pairing code is valid; 195 s
 * @param received how long until a customer's phone has a message; 150 ms
 * @param read how long after that the customer has read it; 500 ms
 * @param syncing how long a client synchronises when it starts; 250 ms
 * @param checkBrowser whether a browser that calls itself headless gets the page that asks for Google Chrome, as the real
 *     service does since 2025; yes
 * @param weight {@code light}, or {@code real} for a page as heavy as a small real account
 * @param state where phones, devices and chats are kept over a restart; nowhere unless given
 * @param messages how many messages are remembered in all chats together; 200,000
 * @param ledger how many events are remembered for the judge; 200,000
 */
@ConfigurationProperties("simulator")
public record SimulatorSettings(
        @DefaultValue("60s") Duration firstCode,
        @DefaultValue("20s") Duration nextCode,
        @DefaultValue("6") int codes,
        @DefaultValue("195s") Duration pairingCode,
        @DefaultValue("150ms") Duration received,
        @DefaultValue("500ms") Duration read,
        @DefaultValue("250ms") Duration syncing,
        @DefaultValue("true") boolean checkBrowser,
        @DefaultValue("light") String weight,
        @Nullable Path state,
        @DefaultValue("200000") int messages,
        @DefaultValue("200000") int ledger) {

    ServiceSettings service() {
        return new ServiceSettings(firstCode, nextCode, codes, pairingCode, received, read, syncing, messages);
    }

    public boolean isHeavy() {
        return weight.equals("real");
    }
}
