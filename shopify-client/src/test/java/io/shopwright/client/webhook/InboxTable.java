package io.shopwright.client.webhook;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/** A table of its own for an inbox. */
record InboxTable(DataSource database, String name) {
    private static final String ADDRESS =
            System.getProperty("shopwright.postgresql", System.getenv("SHOPWRIGHT_POSTGRESQL"));

    static InboxTable inH2() {
        return at("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    static InboxTable inPostgresql() {
        assumeTrue(ADDRESS != null && !ADDRESS.isBlank(), "No PostgreSQL: shopwright.postgresql gives no address");
        return at(ADDRESS);
    }

    private static InboxTable at(String address) {
        DataSource database = (DataSource) Proxy.newProxyInstance(
                InboxTable.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> DriverManager.getConnection(address));
        return new InboxTable(database, "hooks_" + UUID.randomUUID().toString().replace('-', '_'));
    }

    /** What another process would open. */
    JdbcInbox inbox(TestClock clock) {
        JdbcInbox inbox = JdbcInbox.of(database).table(name).clock(clock);
        inbox.createTable();
        return inbox;
    }

    String text(String select) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + select + " FROM " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
