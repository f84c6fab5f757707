package io.flowhq.local.platform;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a process of the platform finds the others. */
record Endpoints(String temporal, String namespace, String temporalUi, DatabaseEndpoint database, URI whatsApp) {

    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DATABASE_URL", database.jdbc());
        environment.put("TEMPORAL_ADDRESS", temporal);
        environment.put("TEMPORAL_NAMESPACE", namespace);
        environment.put("TEMPORAL_UI_URL", temporalUi);
        environment.put("WHATSAPP_URL", whatsApp.toString());
        return environment;
    }
}
