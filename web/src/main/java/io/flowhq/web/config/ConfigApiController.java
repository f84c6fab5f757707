package io.flowhq.web.config;

import io.flowhq.client.TenantConfigs;
import io.flowhq.contract.TenantId;
import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An assistant's settings for programs. */
@RestController
@RequestMapping(path = "/admin/tenants/{tenant}/config", produces = MediaType.APPLICATION_JSON_VALUE)
class ConfigApiController {

    private final TenantConfigs configs;

    ConfigApiController(TenantConfigs configs) {
        this.configs = configs;
    }

    @GetMapping
    ConfigJson show(@PathVariable TenantId tenant) {
        return configs.of(tenant).map(ConfigJson::of).orElse(ConfigJson.NONE);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ConfigJson save(@PathVariable TenantId tenant, @RequestBody ConfigJson.Request config, Principal operator) {
        return ConfigJson.of(configs.save(tenant, config.form(), operator.getName()));
    }
}
