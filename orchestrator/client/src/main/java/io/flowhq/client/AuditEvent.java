package io.flowhq.client;

/** What a line of the audit trail is about. */
enum AuditEvent {
    COMMAND("command"),
    TENANT_CREATED("tenant-created");

    private final String type;

    AuditEvent(String type) {
        this.type = type;
    }

    /** As it is stored. */
    String type() {
        return type;
    }
}
