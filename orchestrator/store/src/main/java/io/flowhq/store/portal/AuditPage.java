package io.flowhq.store.portal;

import java.util.List;

/**
 * Some lines of the audit trail.
 *
 * @param total how many match on all pages together
 */
public record AuditPage(List<AuditEntry> entries, long total) {}
