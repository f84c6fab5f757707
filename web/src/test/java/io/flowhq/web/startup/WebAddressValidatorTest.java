package io.flowhq.web.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class WebAddressValidatorTest {

    @Test
    void acceptsAddresses() {
        assertThat(faults("127.0.0.1", "http://127.0.0.1:8233")).isEmpty();
        assertThat(faults("::1", "https://temporal.example.com/ui")).isEmpty();
        assertThat(faults("", "")).isEmpty();
    }

    @Test
    void namesWhatIsNoAddress() {
        assertThat(faults("300.1.1.1", "localhost:8233"))
                .satisfiesExactly(
                        bind -> assertThat(bind).startsWith("BIND is '300.1.1.1'"),
                        ui -> assertThat(ui).startsWith("TEMPORAL_UI_URL is 'localhost:8233'"));
        assertThat(faults("", "not a url")).hasSize(1);
    }

    private static List<String> faults(String bind, String temporalUi) {
        var faults = new ArrayList<String>();
        var environment = new MockEnvironment().withProperty("BIND", bind).withProperty("TEMPORAL_UI_URL", temporalUi);
        new WebAddressValidator().check(environment, faults::add);
        return faults;
    }
}
