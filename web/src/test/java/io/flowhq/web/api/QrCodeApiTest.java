package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.client.ApiKeys;
import io.flowhq.store.session.QrCode;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
class QrCodeApiTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    ApiKeys keys;

    @ParameterizedTest
    @CsvSource({
        "'',               image/png,        image/png",
        "'',               application/json, application/json",
        "'?format=image',  */*,              image/png",
        "'?format=image',  application/json, application/json",
        "'?format=raw',    */*,              application/json"
    })
    void comesInTheFormThatIsAskedFor(String query, String accept, String type) {
        assertThat(asked(query, "X-Api-Key", "").header(HttpHeaders.ACCEPT, accept))
                .hasStatusOk()
                .hasContentTypeCompatibleWith(type);
    }

    /** As WAHA answers. */
    @ParameterizedTest
    @CsvSource({"X-Api-Key, ''", "Authorization, 'Bearer '"})
    void isAPictureForWhoDoesNotSayWhatIsAccepted(String header, String beginning) {
        assertThat(asked("", header, beginning)).hasStatusOk().hasContentTypeCompatibleWith("image/png");
        assertThat(asked("", header, beginning).header(HttpHeaders.ACCEPT, "*/*"))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("image/png");
    }

    private MockMvcTester.MockMvcRequestBuilder asked(String query, String header, String beginning) {
        var tenant = town.business("Shown to " + header).id();
        town.showsCode(tenant, new QrCode("2@code", 1, 6, Instant.now().plusSeconds(60)));
        return web.get()
                .uri("/api/default/auth/qr" + query)
                .header(header, beginning + ApiFixtures.key(keys, tenant, "manage"));
    }
}
