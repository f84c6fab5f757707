package io.flowhq.local.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the platform's database says about one tenant, read past the platform. */
record TenantRows(String databaseUrl, UUID tenant) {

    /** A message as the platform has logged it. */
    record LoggedMessage(
            String direction,
            String text,
            String outcome,
            @Nullable String template,
            @Nullable String language) {}

    String status() throws SQLException {
        try (Connection connection = DriverManager.getConnection(databaseUrl);
                PreparedStatement query = connection.prepareStatement("select status from tenants where id = ?")) {
            query.setObject(1, tenant);
            ResultSet row = query.executeQuery();
            return row.next() ? row.getString("status") : "no row";
        }
    }

    List<LoggedMessage> messages() throws SQLException {
        try (Connection connection = DriverManager.getConnection(databaseUrl);
                PreparedStatement query = connection.prepareStatement("""
                        select direction, message_text, coalesce(outcome, '') as outcome, template, language
                        from message_logs where tenant_id = ? order by id
                        """)) {
            query.setObject(1, tenant);
            ResultSet row = query.executeQuery();
            List<LoggedMessage> messages = new ArrayList<>();
            while (row.next()) {
                messages.add(new LoggedMessage(
                        row.getString("direction"),
                        row.getString("message_text"),
                        row.getString("outcome"),
                        row.getString("template"),
                        row.getString("language")));
            }
            return messages;
        }
    }
}
