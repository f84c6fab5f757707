package io.flowhq.store.sql;

import io.flowhq.contract.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** The column that every tenant-owned row begins with. */
public final class TenantIdColumn {

    private TenantIdColumn() {}

    public static TenantId of(ResultSet row) throws SQLException {
        return new TenantId(row.getObject("tenant_id", UUID.class));
    }
}
