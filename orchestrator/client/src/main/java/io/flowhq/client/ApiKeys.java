package io.flowhq.client;

import io.flowhq.client.form.NewKeyForm;
import io.flowhq.client.refusal.InvalidKey;
import io.flowhq.client.refusal.KeyNotFound;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.CleanText;
import io.flowhq.contract.TenantId;
import io.flowhq.store.apikey.ApiKey;
import io.flowhq.store.apikey.ApiKeyRecords;
import io.flowhq.store.apikey.ApiScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes, lists, revokes and recognises API keys. A key holds 256 random bits and is shown once; what is stored is its
 * SHA-256, by which it is found, so that no comparison takes time that says anything about it.
 */
public class ApiKeys {

    private static final String PREFIX = "flowhq_";
    private static final int RANDOM_BYTES = 32;
    private static final int MAX_NAME = 120;
    private static final int MAX_DAYS = 3_650;
    private static final int MAX_KEY = 200;

    private final TenantReads tenants;
    private final ApiKeyRecords records;
    private final AuditLog audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(TenantReads tenants, ApiKeyRecords records, AuditLog audit, InstantSource clock) {
        this.tenants = tenants;
        this.records = records;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A key that was just made.
     *
     * @param key itself, which cannot be read again
     */
    public record Created(ApiKey record, String key) {

        @Override
        public String toString() {
            return "Created[" + record.id() + "]";
        }
    }

    /**
     * Makes a key.
     *
     * @throws InvalidKey with every fault of the form
     */
    public Created create(NewKeyForm form, String by) {
        TenantId tenant = tenant(filled(form.tenant()));
        return audit.change(AuditAct.CREATE_KEY, tenant, by, facts -> {
            Map<String, String> errors = new LinkedHashMap<>();
            String name = name(form.name(), errors);
            Set<ApiScope> scopes = scopes(form.scopes(), errors);
            Instant expiresAt = expiresAt(form.days(), errors);
            if (!errors.isEmpty()) {
                throw new InvalidKey(errors);
            }
            String key = random();
            ApiKey record = records.create(tenant, name, hash(key), scopes, by, expiresAt);
            facts.put("key", record.name());
            facts.put("scopes", words(scopes));
            return new Created(record, key);
        });
    }

    public List<ApiKey> all() {
        return records.all();
    }

    /**
     * From now on the key is refused; done as well when it was before.
     *
     * @throws KeyNotFound when there is none
     */
    public ApiKey revoke(String id, String by) {
        ApiKey known = find(id);
        return audit.change(AuditAct.REVOKE_KEY, known.tenant(), by, facts -> {
            facts.put("key", known.name());
            records.revoke(known.id());
            return find(id);
        });
    }

    /** The key that somebody sent, when it is valid now; notes that it was used. */
    public Optional<ApiKey> recognise(String key) {
        if (!key.startsWith(PREFIX) || key.length() > MAX_KEY) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<ApiKey> known = records.byHash(hash(key)).filter(record -> record.isValid(now));
        known.ifPresent(record -> records.used(record, now));
        return known;
    }

    /** Whether a key that was recognised before is still valid. */
    public boolean isValid(ApiKey key) {
        return records.find(key.id())
                .filter(record -> record.isValid(clock.instant()))
                .isPresent();
    }

    /** As they are written in lists and options: {@code read,send}. */
    public static String words(Set<ApiScope> scopes) {
        return String.join(
                ",",
                scopes.stream()
                        .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private ApiKey find(String id) {
        try {
            return records.find(Long.parseLong(id)).orElseThrow(() -> new KeyNotFound(id));
        } catch (NumberFormatException malformed) {
            throw new KeyNotFound(id);
        }
    }

    private @Nullable TenantId tenant(@Nullable String named) {
        try {
            return named == null ? null : tenants.get(named).tenant().id();
        } catch (TenantNotFound unknown) {
            throw new InvalidKey(Map.of("tenant", String.valueOf(unknown.getMessage())));
        }
    }

    private static String name(@Nullable String text, Map<String, String> errors) {
        String name = text == null ? "" : CleanText.of(text, MAX_NAME).strip();
        if (name.isEmpty() || name.indexOf('\n') >= 0) {
            errors.put("name", "The name says what the key is for, in 1 to " + MAX_NAME + " characters.");
        }
        return name;
    }

    private static Set<ApiScope> scopes(@Nullable String text, Map<String, String> errors) {
        Set<ApiScope> scopes = EnumSet.noneOf(ApiScope.class);
        try {
            for (String word : Objects.requireNonNullElse(filled(text), "read").split(",", -1)) {
                scopes.add(ApiScope.valueOf(word.strip().toUpperCase(Locale.ROOT)));
            }
        } catch (IllegalArgumentException unknown) {
            errors.put("scopes", "The scopes are read, send and manage, separated by commas.");
        }
        return scopes;
    }

    private @Nullable Instant expiresAt(@Nullable String text, Map<String, String> errors) {
        String given = filled(text);
        if (given == null) {
            return null;
        }
        try {
            int days = Integer.parseInt(given.strip());
            if (days >= 1 && days <= MAX_DAYS) {
                return clock.instant().plus(Duration.ofDays(days));
            }
        } catch (NumberFormatException malformed) {
            // Said below, like a number that is too small or too large.
        }
        errors.put("days", "The days are a whole number from 1 to " + MAX_DAYS + ".");
        return null;
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
