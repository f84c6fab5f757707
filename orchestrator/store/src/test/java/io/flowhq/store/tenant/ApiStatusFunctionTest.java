package io.flowhq.store.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.lifecycle.ApiStatus;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.StoreTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class ApiStatusFunctionTest {

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @EnumSource(PhaseName.class)
    void eventsSayTheStatusThatTheApiShows(PhaseName phase) {
        String inEvents = jdbc.sql("select api_status(:phase)")
                .param("phase", phase.name())
                .query(String.class)
                .single();

        assertThat(inEvents).isEqualTo(ApiStatus.of(phase).name());
    }
}
