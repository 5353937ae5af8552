package io.shopwright.client.webhook;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** The statements of {@link JdbcInbox}. Times are nanoseconds since 1970. */
record InboxSql(String table) {
    /** Two statements and a connection must fit into Shopify's five seconds. */
    static final int SECONDS = 2;

    private static final String ALL = "webhook_key, attempts, due_at, late, triggered_at, topic, shop, api_version,"
            + " webhook_id, event_id, name, action, resource_id, body";

    boolean exists(Connection connection) throws SQLException {
        String plain = table.substring(table.indexOf('.') + 1);
        for (String name : List.of(plain, plain.toUpperCase(Locale.ROOT), plain.toLowerCase(Locale.ROOT))) {
            try (ResultSet found = connection.getMetaData().getTables(connection.getCatalog(), null, name, null)) {
                if (found.next()) {
                    return true;
                }
            }
        }
        return false;
    }

    List<String> definition(Connection connection) throws SQLException {
        String text = switch (connection.getMetaData().getDatabaseProductName()) {
            case "PostgreSQL", "SQLite" -> "TEXT";
            case "MySQL", "MariaDB" -> "LONGTEXT";
            default -> "CLOB";
        };
        String index = "CREATE INDEX " + table.substring(table.indexOf('.') + 1);
        return List.of(
                "CREATE TABLE " + table + " (webhook_key VARCHAR(64) NOT NULL PRIMARY KEY, subject VARCHAR(64),"
                        + " state VARCHAR(8) NOT NULL, attempts INTEGER NOT NULL, late INTEGER NOT NULL,"
                        + " received_at BIGINT NOT NULL, due_at BIGINT NOT NULL, triggered_at BIGINT,"
                        + " topic VARCHAR(255) NOT NULL, shop VARCHAR(255) NOT NULL, api_version VARCHAR(16) NOT NULL,"
                        + " webhook_id VARCHAR(255) NOT NULL, event_id VARCHAR(255), name VARCHAR(255),"
                        + " action VARCHAR(255), resource_id VARCHAR(255), body " + text + " NOT NULL)",
                index + "_due ON " + table + " (state, due_at)",
                index + "_subject ON " + table + " (subject, triggered_at)");
    }

    /** Whether a row was refused for its key; drivers tell it by this class of SQL states. */
    static boolean isDuplicate(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("23");
    }

    String insert() {
        return "INSERT INTO " + table + " (webhook_key, subject, state, attempts, late, received_at, due_at,"
                + " triggered_at, topic, shop, api_version, webhook_id, event_id, name, action, resource_id, body)"
                + " VALUES (?, ?, 'WAITING', 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    }

    String newest() {
        return "SELECT MAX(triggered_at) FROM " + table + " WHERE subject = ?";
    }

    String due() {
        return "SELECT " + ALL + " FROM " + table
                + " WHERE state = 'WAITING' AND due_at <= ? AND attempts < ? ORDER BY due_at";
    }

    String claim() {
        return "UPDATE " + table + " SET due_at = ?, attempts = attempts + 1"
                + " WHERE webhook_key = ? AND state = 'WAITING' AND attempts = ? AND due_at = ?";
    }

    /** By the last who took it alone. */
    private String update(String set) {
        return "UPDATE " + table + " SET " + set + " WHERE webhook_key = ? AND state = 'WAITING' AND attempts = ?";
    }

    String done() {
        return update("state = 'DONE', body = ' '");
    }

    String again() {
        return update("due_at = ?");
    }

    String giveUp() {
        return update("state = 'GIVEN_UP'");
    }

    /** Those whose process died each time. */
    String giveUpDead() {
        return "UPDATE " + table + " SET state = 'GIVEN_UP' WHERE state = 'WAITING' AND attempts >= ? AND due_at <= ?";
    }

    String givenUp() {
        return "SELECT " + ALL + " FROM " + table + " WHERE state = 'GIVEN_UP' ORDER BY received_at";
    }

    String retryGivenUp() {
        return "UPDATE " + table + " SET state = 'WAITING', attempts = 0, due_at = ? WHERE state = 'GIVEN_UP'";
    }

    String deleteOld() {
        return "DELETE FROM " + table + " WHERE webhook_key = ? AND state <> 'WAITING' AND received_at < ?";
    }

    String clean() {
        return "DELETE FROM " + table + " WHERE state = 'DONE' AND received_at < ?";
    }
}
