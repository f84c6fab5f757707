package io.flowhq.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    private static final byte[] BODY = {'{', '}'};

    private static final Duration TIMEOUT = Duration.ofMillis(200);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.1/",
                "http://127.255.255.254/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://0177.0.0.1/",
                "http://017700000001/",
                "http://0/",
                "http://0.0.0.0/",
                "http://10.0.0.8/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.64.0.1/",
                "http://192.0.0.8/",
                "http://198.18.0.1/",
                "http://203.0.113.7/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[::1]/",
                "http://[::]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::127.0.0.1]/",
                "http://[fe80::1]/",
                "http://[fc00::1]/",
                "http://[fd12:3456::1]/",
                "http://[ff02::1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001:0:7f00:1::]/",
                "http://[2001:db8::1]/",
                "http://localhost/",
                "https://127.0.0.1/",
                "ftp://example.org/",
                "file:///etc/passwd",
                "gopher://127.0.0.1/",
                "http://user:word@93.184.216.34/",
                "http:///nowhere",
                "no address",
            })
    void sendsNothingTo(String address) {
        OutboundHttpClient client = new OutboundHttpClient(false, TIMEOUT, InetAddress::getAllByName);
        assertThatThrownBy(() -> client.post(address, Map.of(), BODY)).isInstanceOf(AddressRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"93.184.216.34", "8.8.8.8", "172.15.0.1", "172.32.0.1", "2606:2800:220:1::1", "100.128.0.1"})
    void letsPublicAddressesBe(String address) throws Exception {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isTrue();
        assertThat(PublicAddresses.isDisguised(address)).isFalse();
    }

    @Test
    void refusesANameOfWhichOneAddressIsPrivate() {
        OutboundHttpClient client = new OutboundHttpClient(
                false, TIMEOUT, host -> new InetAddress[] {literal("93.184.216.34"), literal("192.168.1.1")});
        assertThatThrownBy(() -> client.post("http://rebound.example.org/", Map.of(), BODY))
                .isInstanceOf(AddressRefused.class);
    }

    @Test
    void asksForTheAddressesOfANameOnceAndConnectsToThose() {
        AtomicInteger asked = new AtomicInteger();
        OutboundHttpClient client = new OutboundHttpClient(false, TIMEOUT, host -> {
            boolean first = asked.getAndIncrement() == 0;
            return new InetAddress[] {literal(first ? "10.0.0.1" : "127.0.0.1")};
        });
        assertThatThrownBy(() -> client.post("http://rebinding.example.org/", Map.of(), BODY))
                .isInstanceOf(AddressRefused.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void readsOrdinaryAddresses() {
        assertThatCode(() -> OutboundHttpClient.checked("https://example.org:8443/events?a=b"))
                .doesNotThrowAnyException();
    }

    private static InetAddress literal(String address) throws java.io.IOException {
        return InetAddress.getByName(address);
    }
}
