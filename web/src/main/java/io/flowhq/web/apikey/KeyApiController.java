package io.flowhq.web.apikey;

import io.flowhq.client.ApiKeys;
import java.net.URI;
import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API keys' addresses for the operator's programs. */
@RestController
@RequestMapping(path = "/admin/keys", produces = MediaType.APPLICATION_JSON_VALUE)
class KeyApiController {

    private final ApiKeys keys;

    KeyApiController(ApiKeys keys) {
        this.keys = keys;
    }

    @GetMapping
    KeyJson.All list() {
        var all = keys.all().stream().map(KeyJson::of).toList();
        return new KeyJson.All(all, all.size());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<KeyJson.Created> create(@RequestBody KeyRequest request, Principal operator) {
        var created = KeyJson.Created.of(keys.create(request.form(), operator.getName()));
        return ResponseEntity.created(URI.create("/admin/keys/" + created.id())).body(created);
    }

    @PostMapping("/{key}/revoke")
    KeyJson revoke(@PathVariable String key, Principal operator) {
        return KeyJson.of(keys.revoke(key, operator.getName()));
    }
}
