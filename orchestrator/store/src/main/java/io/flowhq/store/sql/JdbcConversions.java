package io.flowhq.store.sql;

import io.flowhq.contract.TenantId;
import java.util.List;
import java.util.UUID;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/** How Spring Data JDBC writes and reads the platform's own types. */
public final class JdbcConversions {

    public static final List<Converter<?, ?>> ALL = List.of(new TenantIdToUuid(), new UuidToTenantId());

    private JdbcConversions() {}

    @WritingConverter
    static final class TenantIdToUuid implements Converter<TenantId, UUID> {
        @Override
        public UUID convert(TenantId tenant) {
            return tenant.value();
        }
    }

    @ReadingConverter
    static final class UuidToTenantId implements Converter<UUID, TenantId> {
        @Override
        public TenantId convert(UUID id) {
            return new TenantId(id);
        }
    }
}
