package io.flowhq.client;

import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.TenantId;
import io.flowhq.store.tenant.TenantExport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Gives an owner all that belongs to the business, as a zip with one file of JSON lines for each kind of row. */
public class TenantExports {

    private final TenantReads tenants;
    private final TenantExport export;
    private final AuditLog audit;

    TenantExports(TenantReads tenants, TenantExport export, AuditLog audit) {
        this.tenants = tenants;
        this.export = export;
        this.audit = audit;
    }

    /**
     * The line in the audit trail stands before the first row is read.
     *
     * @param to is left open
     * @throws TenantNotFound when there is none
     * @throws UncheckedIOException when it cannot be written
     */
    public void write(TenantId tenant, String by, OutputStream to) {
        audit.change(AuditAct.EXPORT_DATA, tenant, by, facts -> tenants.get(tenant));
        try {
            var files = new Files(new ZipOutputStream(to, StandardCharsets.UTF_8));
            export.read(tenant, files::add);
            files.finish();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static final class Files {

        private final ZipOutputStream zip;
        private @Nullable String table;

        Files(ZipOutputStream zip) {
            this.zip = zip;
        }

        void add(String of, String row) {
            try {
                if (!of.equals(table)) {
                    zip.putNextEntry(new ZipEntry(of + ".jsonl"));
                    table = of;
                }
                zip.write((row + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }

        void finish() throws IOException {
            zip.finish();
        }
    }
}
