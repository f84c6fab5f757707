package io.flowhq.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class LoggedAddressTest {

    @ParameterizedTest
    @CsvSource({
        "/admin/tenants/1/handoffs/255711222333@c.us/end, /admin/tenants/1/handoffs/…2333@c.us/end",
        "/admin/tenants/1/handoffs/255711222333%40c.us, /admin/tenants/1/handoffs/…2333%40c.us",
        "/admin/tenants/98765432101234@lid, /admin/tenants/…1234@lid",
        "/admin/tenants/0b07ab3b-1f0c-4a56-9a7d-123456789012, /admin/tenants/0b07ab3b-1f0c-4a56-9a7d-123456789012",
    })
    void keepsNumbersOfCustomersToThemselves(String address, String logged) {
        assertThat(LoggedAddress.of(new MockHttpServletRequest("GET", address))).isEqualTo(logged);
    }
}
