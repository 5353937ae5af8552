package io.shopwright.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * On H2, and on PostgreSQL where the system property {@code shopwright.postgresql} or the environment variable {@code
 * SHOPWRIGHT_POSTGRESQL} gives a JDBC address of a database for tests.
 */
class JdbcTokenStoreTest {
    private static final Grant.Owner OWNER = Grant.Owner.of(Grants.SHOP);

    @FunctionalInterface
    interface Database {
        DataSource open() throws SQLException;
    }

    static final List<Named<Database>> DATABASES =
            List.of(Named.of("H2", JdbcTokenStoreTest::h2), Named.of("PostgreSQL", JdbcTokenStoreTest::postgres));

    private static DataSource h2() {
        return database("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    private static DataSource database(String address) {
        return (DataSource) Proxy.newProxyInstance(
                JdbcTokenStoreTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> DriverManager.getConnection(address));
    }

    private static DataSource postgres() throws SQLException {
        String address = System.getProperty("shopwright.postgresql", System.getenv("SHOPWRIGHT_POSTGRESQL"));
        Assumptions.assumeTrue(
                address != null && !address.isBlank(), "No PostgreSQL: shopwright.postgresql gives no address");
        DataSource database = database(address);
        execute(database, "DROP TABLE IF EXISTS shopwright_grants");
        return database;
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static JdbcTokenStore store(DataSource database, long... seeds) {
        byte[][] older = new byte[seeds.length - 1][];
        for (int i = 1; i < seeds.length; i++) {
            older[i - 1] = Grants.key(seeds[i]);
        }
        return JdbcTokenStore.of(database, KeyProvider.of(Grants.key(seeds[0]), older));
    }

    private static JdbcTokenStore created(DataSource database) {
        JdbcTokenStore store = store(database, 1);
        store.createTable();
        return store;
    }

    @ParameterizedTest
    @FieldSource("DATABASES")
    void grants_areReadAsTheyWereSaved(Database kind) throws SQLException {
        JdbcTokenStore store = created(kind.open());
        Grant user = Grants.online(Grants.SHOP, "7");
        store.save(Grants.offline(Grants.SHOP, 1));
        store.save(user);
        store.save(Grants.offline(Grants.SHOP, 2));

        assertThat(store.load(OWNER)).contains(Grants.offline(Grants.SHOP, 2));
        assertThat(store.load(user.owner())).contains(user);
        assertThat(store.load(Grant.Owner.of("other.myshopify.com"))).isEmpty();
        assertThat(store.owners()).containsExactlyInAnyOrder(OWNER, user.owner());
        store.remove(OWNER);
        assertThat(store.load(OWNER)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("DATABASES")
    void rowOfAnotherOwner_orAltered_isRefusedAndNotOverwritten(Database kind) throws SQLException {
        DataSource database = kind.open();
        JdbcTokenStore store = created(database);
        store.save(Grants.offline("other.myshopify.com", 1));
        execute(database, "UPDATE shopwright_grants SET shop = '" + Grants.SHOP + "'");

        assertThatThrownBy(() -> store.load(OWNER))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("shopwright_grants of " + Grants.SHOP);
        assertThatThrownBy(() -> store.save(Grants.offline(Grants.SHOP, 2))).isInstanceOf(TokenStoreException.class);
        execute(database, "UPDATE shopwright_grants SET sealed = '%%%'");
        assertThatThrownBy(() -> store.load(OWNER)).isInstanceOf(TokenStoreException.class);
    }

    @ParameterizedTest
    @FieldSource("DATABASES")
    void keys_areReplaced(Database kind) throws SQLException {
        DataSource database = kind.open();
        created(database).save(Grants.offline(Grants.SHOP, 1));

        assertThat(store(database, 2, 1).load(OWNER)).isPresent();
        assertThatThrownBy(() -> store(database, 2).load(OWNER)).isInstanceOf(TokenStoreException.class);
        store(database, 2, 1).reencrypt();
        assertThat(store(database, 2).load(OWNER)).contains(Grants.offline(Grants.SHOP, 1));
    }

    @ParameterizedTest
    @FieldSource("DATABASES")
    void firstGrantOfManyThreads_isSavedByEach(Database kind) throws Exception {
        JdbcTokenStore store = created(kind.open());
        AtomicInteger saved = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < 16; i++) {
                Grant grant = Grants.offline(Grants.SHOP, i);
                pool.execute(() -> {
                    store.save(grant);
                    saved.incrementAndGet();
                });
            }
        } finally {
            pool.shutdown();
        }
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(saved).hasValue(16);
        assertThat(store.load(OWNER)).isPresent();
    }

    @ParameterizedTest
    @FieldSource("DATABASES")
    void tableThatIsNotThere_isNamed(Database kind) throws SQLException {
        JdbcTokenStore store = store(kind.open(), 1);

        assertThatThrownBy(() -> store.load(OWNER))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("The table shopwright_grants cannot be used");
    }
}
