package io.shopwright.client.webhook;

import io.shopwright.client.schema.ApiVersion;
import io.shopwright.client.webhook.WebhookException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An inbox in a table, shared by all processes that use the database. That a webhook came, and that it waits, is one row,
 * so that of concurrent duplicates one is accepted, and none is lost between the two. Who takes a webhook has it for the
 * time of the lease; after that it is handed out again, since he may have died. Immutable; each method returns another one.
 *
 * <p>Standard SQL, tried on H2 and PostgreSQL, written for MySQL too; each statement is a transaction. Bodies, which may
 * hold personal data, are deleted once they are handled, and rows when the window is over. Those given up stay.
 * The shop waits five seconds in all: let the data source give up a connection that it cannot have after two.
 */
public final class JdbcInbox implements Inbox {
    private static final Duration USUAL_LEASE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(1);
    private static final Pattern NAME = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*\\.)?[A-Za-z_][A-Za-z0-9_]*");

    private final DataSource database;
    private final InboxSql sql;
    private final Duration window;
    private final Duration lease;
    private final Clock clock;
    private final AtomicLong cleaned = new AtomicLong();

    private JdbcInbox(DataSource database, InboxSql sql, Duration window, Duration lease, Clock clock) {
        this.database = database;
        this.sql = sql;
        this.window = positive(window, "window");
        this.lease = positive(lease, "lease");
        this.clock = clock;
    }

    private static Duration positive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("The " + name + " must be positive: " + duration);
        }
        return duration;
    }

    /** In the table {@code shopwright_webhooks}, remembering for {@link Inbox#USUAL_WINDOW}, with a lease of five minutes. */
    public static JdbcInbox of(DataSource database) {
        return new JdbcInbox(
                database, new InboxSql("shopwright_webhooks"), USUAL_WINDOW, USUAL_LEASE, Clock.systemUTC());
    }

    /** @param name a plain identifier, with its schema before a dot if need be */
    public JdbcInbox table(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A table's name is letters, digits and _, not '" + name + "'");
        }
        return new JdbcInbox(database, new InboxSql(name), window, lease, clock);
    }

    /** How long a webhook is remembered. */
    public JdbcInbox window(Duration window) {
        return new JdbcInbox(database, sql, window, lease, clock);
    }

    /** Longer than any handler takes: after this a webhook that was not marked as done is handed out again. */
    public JdbcInbox lease(Duration lease) {
        return new JdbcInbox(database, sql, window, lease, clock);
    }

    /** What time it is, for tests. */
    public JdbcInbox clock(Clock clock) {
        return new JdbcInbox(database, sql, window, lease, clock);
    }

    /** Makes the table and its indexes unless the table is there. */
    public void createTable() {
        run(connection -> {
            if (!sql.exists(connection)) {
                try {
                    for (String statement : sql.definition(connection)) {
                        update(connection, statement);
                    }
                } catch (SQLException e) {
                    if (!sql.exists(connection)) { // else another process was faster
                        throw e;
                    }
                }
            }
            return 0;
        });
    }

    @Override
    public Optional<Delivery> accept(Webhook webhook) {
        long now = now();
        return run(connection -> {
            clean(connection, now);
            String subject = webhook.subject().orElse(null);
            boolean late = isLate(connection, webhook.triggeredAt(), subject);
            if (!insert(connection, webhook, subject, late, now)) {
                boolean old = update(connection, sql.deleteOld(), webhook.key(), now - window.toNanos()) == 1;
                if (!old || !insert(connection, webhook, subject, late, now)) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Delivery(webhook, 1, late));
        });
    }

    private boolean isLate(Connection connection, @Nullable Instant triggeredAt, @Nullable String subject)
            throws SQLException {
        if (triggeredAt == null || subject == null) {
            return false;
        }
        try (PreparedStatement statement = prepared(connection, sql.newest(), subject);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getLong(1) > nanos(triggeredAt);
        }
    }

    /** False if the key is there. */
    private boolean insert(Connection connection, Webhook webhook, @Nullable String subject, boolean late, long now)
            throws SQLException {
        Instant triggeredAt = webhook.triggeredAt();
        try {
            update(
                    connection,
                    sql.insert(),
                    webhook.key(),
                    subject,
                    late ? 1 : 0,
                    now,
                    now,
                    triggeredAt == null ? null : nanos(triggeredAt),
                    webhook.topic().header(),
                    webhook.shop(),
                    webhook.apiVersion().name(),
                    webhook.webhookId(),
                    webhook.eventId(),
                    webhook.name(),
                    webhook.action(),
                    webhook.resourceId(),
                    webhook.body());
            return true;
        } catch (SQLException e) {
            if (InboxSql.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Optional<Delivery> take() {
        long now = now();
        return run(connection -> {
            clean(connection, now);
            for (List<Row> due = due(connection, now); !due.isEmpty(); due = due(connection, now)) {
                for (Row row : due) {
                    long until = now + lease.toNanos();
                    if (update(connection, sql.claim(), until, row.key(), row.attempts(), row.dueAt()) == 1) {
                        return Optional.of(row.delivery());
                    }
                }
            }
            return Optional.empty();
        });
    }

    private record Row(String key, int attempts, long dueAt, Delivery delivery) {}

    private List<Row> due(Connection connection, long now) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql.due(), now, Attempts.MOST)) {
            statement.setMaxRows(16); // several, since other processes claim the same ones
            return rows(statement);
        }
    }

    private static List<Row> rows(PreparedStatement statement) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                int attempts = row.getInt("attempts");
                long triggered = row.getLong("triggered_at");
                Instant triggeredAt = row.wasNull() ? null : Instant.ofEpochSecond(0, triggered);
                Webhook webhook = new Webhook(
                        Topic.of(row.getString("topic")),
                        row.getString("shop"),
                        ApiVersion.of(row.getString("api_version")),
                        row.getString("webhook_id"),
                        row.getString("event_id"),
                        triggeredAt,
                        row.getString("name"),
                        row.getString("action"),
                        row.getString("resource_id"),
                        row.getString("body"));
                Delivery delivery = new Delivery(webhook, attempts + 1, row.getInt("late") == 1);
                rows.add(new Row(row.getString("webhook_key"), attempts, row.getLong("due_at"), delivery));
            }
        }
        return rows;
    }

    @Override
    public void done(Delivery delivery) {
        run(connection -> update(connection, sql.done(), delivery.webhook().key(), delivery.attempt()));
    }

    @Override
    public void failed(Delivery delivery) {
        Optional<Instant> again = Attempts.next(delivery.attempt(), clock.instant());
        String key = delivery.webhook().key();
        run(connection -> again.isPresent()
                ? update(connection, sql.again(), nanos(again.get()), key, delivery.attempt())
                : update(connection, sql.giveUp(), key, delivery.attempt()));
    }

    @Override
    public boolean withdraw(Delivery delivery) {
        return false;
    }

    /** Webhooks whose handler failed too often, the oldest first, 1,000 at most; {@link #retryGivenUp} gives them a last chance. */
    public List<Delivery> givenUp() {
        return run(connection -> {
            try (PreparedStatement statement = prepared(connection, sql.givenUp())) {
                statement.setMaxRows(1000);
                return rows(statement).stream().map(Row::delivery).toList();
            }
        });
    }

    /**
     * Makes all that were given up due again, as if they had just come.
     *
     * @return how many
     */
    public int retryGivenUp() {
        return run(connection -> update(connection, sql.retryGivenUp(), now()));
    }

    private void clean(Connection connection, long now) throws SQLException {
        long before = cleaned.get();
        if (now - before >= BETWEEN_CLEANINGS.toNanos() && cleaned.compareAndSet(before, now)) {
            update(connection, sql.giveUpDead(), Attempts.MOST, now);
            update(connection, sql.clean(), now - window.toNanos());
        }
    }

    private long now() {
        return nanos(clock.instant());
    }

    /** Since 1970, until 2262. */
    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T run(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            return work.with(connection);
        } catch (SQLException e) {
            throw new WebhookException(Reason.UNAVAILABLE, "The inbox of webhooks cannot be used", e);
        }
    }

    private static int update(Connection connection, String statement, @Nullable Object... values) throws SQLException {
        try (PreparedStatement prepared = prepared(connection, statement, values)) {
            return prepared.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String text, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        statement.setQueryTimeout(InboxSql.SECONDS);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
