package io.shopwright.client.auth;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Keeps grants in the table {@code shopwright_grants} of a database, one row for each owner. Shops and users' ids can be
 * read, all else is encrypted by AES-256-GCM, and a row moved to another owner is refused.
 *
 * <pre>{@code
 * CREATE TABLE shopwright_grants (
 *     shop VARCHAR(255) NOT NULL, user_id VARCHAR(40) NOT NULL, sealed VARCHAR(8000) NOT NULL,
 *     PRIMARY KEY (shop, user_id))
 * }</pre>
 *
 * Each change is one statement, committed at once.
 */
public final class JdbcTokenStore implements TokenStore {
    private static final String TABLE = "shopwright_grants";
    /** Instead of a user's id in the app's own row; some databases take empty text for null. */
    private static final String APP = "-";

    private static final String CREATE = "CREATE TABLE " + TABLE
            + " (shop VARCHAR(255) NOT NULL, user_id VARCHAR(40) NOT NULL, sealed VARCHAR(8000) NOT NULL,"
            + " PRIMARY KEY (shop, user_id))";
    private static final String SELECT = "SELECT sealed FROM " + TABLE + " WHERE shop = ? AND user_id = ?";
    private static final String ALL = "SELECT shop, user_id FROM " + TABLE + " ORDER BY shop, user_id";
    private static final String INSERT = "INSERT INTO " + TABLE + " (sealed, shop, user_id) VALUES (?, ?, ?)";
    private static final String UPDATE = "UPDATE " + TABLE + " SET sealed = ? WHERE shop = ? AND user_id = ?";
    private static final String SWAP = UPDATE + " AND sealed = ?";
    private static final String DELETE = "DELETE FROM " + TABLE + " WHERE shop = ? AND user_id = ?";

    private final DataSource database;
    private final Seal seal;

    private JdbcTokenStore(DataSource database, KeyProvider keys) {
        this.database = database;
        this.seal = new Seal(keys);
    }

    public static JdbcTokenStore of(DataSource database, KeyProvider keys) {
        return new JdbcTokenStore(database, keys);
    }

    /** Something done with a connection. */
    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            return work.with(connection);
        } catch (SQLException e) {
            throw new TokenStoreException("The table " + TABLE + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Makes the table; who may not do that at run time makes it by hand. */
    public void createTable() {
        with(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(CREATE);
            }
        });
    }

    @Override
    public Optional<Grant> load(Grant.Owner owner) {
        return sealed(owner).map(text -> opened(text, owner));
    }

    private Optional<String> sealed(Grant.Owner owner) {
        return with(connection -> {
            try (PreparedStatement select = prepared(connection, SELECT, owner.shop(), user(owner));
                    ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        });
    }

    private Grant opened(String text, Grant.Owner owner) {
        String place = place(owner);
        List<Grant> grants = GrantJson.read(seal.open(bytes(text, place), place), place);
        if (grants.size() != 1) {
            throw new TokenStoreException(place + " holds " + grants.size() + " grants instead of one", null);
        }
        return grants.get(0);
    }

    private static byte[] bytes(String text, String place) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new TokenStoreException(place + " was altered; it is left as it is", e);
        }
    }

    @Override
    public void save(Grant grant) {
        Grant.Owner owner = grant.owner();
        // What cannot be read is not overwritten.
        Optional<Grant> former = load(owner);
        String sealed = closed(grant);
        boolean updated = former.isPresent() && changed(UPDATE, sealed, owner.shop(), user(owner));
        if (!updated && !inserted(sealed, owner)) {
            changed(UPDATE, sealed, owner.shop(), user(owner));
        }
    }

    private String closed(Grant grant) {
        return Base64.getEncoder().encodeToString(seal.close(GrantJson.write(List.of(grant)), place(grant.owner())));
    }

    /** False if another program was faster. */
    private boolean inserted(String sealed, Grant.Owner owner) {
        return with(connection -> {
            try (PreparedStatement insert = prepared(connection, INSERT, sealed, owner.shop(), user(owner))) {
                return insert.executeUpdate() > 0;
            } catch (SQLException e) {
                boolean exists = e instanceof SQLIntegrityConstraintViolationException
                        || String.valueOf(e.getSQLState()).startsWith("23");
                if (exists) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public void remove(Grant.Owner owner) {
        changed(DELETE, owner.shop(), user(owner));
    }

    @Override
    public List<Grant.Owner> owners() {
        return with(connection -> {
            List<Grant.Owner> owners = new ArrayList<>();
            try (PreparedStatement select = prepared(connection, ALL);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String user = rows.getString(2);
                    owners.add(new Grant.Owner(rows.getString(1), user.equals(APP) ? null : user));
                }
            }
            return owners;
        });
    }

    /**
     * Encrypts all with the provider's current key, after which the older ones are not needed any more. A row that
     * changes meanwhile is left to who changes it.
     */
    public void reencrypt() {
        for (Grant.Owner owner : owners()) {
            sealed(owner).ifPresent(text -> {
                String place = place(owner);
                if (!seal.isCurrent(bytes(text, place), place)) {
                    changed(SWAP, closed(opened(text, owner)), owner.shop(), user(owner), text);
                }
            });
        }
    }

    private boolean changed(String sql, String... values) {
        return with(connection -> {
            try (PreparedStatement statement = prepared(connection, sql, values)) {
                return statement.executeUpdate() > 0;
            }
        });
    }

    private static PreparedStatement prepared(Connection connection, String sql, String... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        return statement;
    }

    private static String user(Grant.Owner owner) {
        return owner.userId() == null ? APP : owner.userId();
    }

    private static String place(Grant.Owner owner) {
        return TABLE + " of " + owner.shop() + (owner.userId() == null ? "" : ", user " + owner.userId());
    }

    /** Names the table. */
    @Override
    public String toString() {
        return "tokens in " + TABLE;
    }
}
