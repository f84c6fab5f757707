package io.flowhq.web;

import io.flowhq.store.EmbeddedDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives an application under test a database and keys of its own before its settings are checked. */
class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Supplier<Object>> registered = new HashMap<>();
        EmbeddedDatabase.fresh().register(registered::put);
        Map<String, Object> properties = new HashMap<>();
        properties.put("flowhq.portal.push-key-file", PushKeyFile.written().toString());
        registered.forEach((name, value) -> properties.put(name, value.get()));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("fresh database", properties));
    }
}
