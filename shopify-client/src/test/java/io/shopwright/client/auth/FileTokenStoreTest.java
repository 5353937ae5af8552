package io.shopwright.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTokenStoreTest {
    private static final KeyProvider KEYS = KeyProvider.of(Grants.key(1));
    private static final Grant.Owner OWNER = Grant.Owner.of(Grants.SHOP);

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("tokens");
    }

    private FileTokenStore store() {
        return FileTokenStore.of(file(), KEYS);
    }

    @Test
    void grants_areReadAsTheyWereSaved() {
        Grant app = Grants.offline(Grants.SHOP, 1);
        Grant user = Grants.online(Grants.SHOP, "7");
        Grant lasting = Grant.lasting("other.myshopify.com", "shpat_old", List.of());
        assertThat(store().load(OWNER)).isEmpty();
        List.of(app, user, lasting).forEach(store()::save);

        assertThat(store().load(OWNER)).contains(app);
        assertThat(store().load(user.owner())).contains(user);
        assertThat(store().load(lasting.owner())).contains(lasting);
        assertThat(store().owners()).containsExactlyInAnyOrder(app.owner(), user.owner(), lasting.owner());
        store().remove(user.owner());
        assertThat(store().owners()).containsExactlyInAnyOrder(app.owner(), lasting.owner());
    }

    @Test
    void stolenFile_showsNothing() throws IOException {
        store().save(Grants.offline(Grants.SHOP, 1));
        store().save(Grants.online(Grants.SHOP, "7"));

        String content = Files.readString(file(), StandardCharsets.ISO_8859_1);

        assertThat(content)
                .doesNotContain("canary")
                .doesNotContain("cool-socks")
                .doesNotContain("read_orders")
                .doesNotContain("ann@");
        assertThatThrownBy(() ->
                        FileTokenStore.of(file(), KeyProvider.of(Grants.key(2))).load(OWNER))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining(file() + ": No key ");
    }

    @Test
    void file_isForItsOwnerOnly() throws IOException {
        store().save(Grants.offline(Grants.SHOP, 1));

        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(file()))
                    .extracting(Enum::name)
                    .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("tokens", "tokens.lock");
        }
    }

    @Test
    void sameGrantTwice_isNeverTheSameBytes() throws IOException {
        store().save(Grants.offline(Grants.SHOP, 1));
        byte[] once = Files.readAllBytes(file());
        store().save(Grants.offline(Grants.SHOP, 1));

        assertThat(Files.readAllBytes(file())).isNotEqualTo(once).hasSameSizeAs(once);
    }

    private void assertRefusedAndKept(byte[] content, String what) throws IOException {
        Files.write(file(), content);
        assertThatThrownBy(() -> store().load(OWNER))
                .as(what)
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining(file().toString());
        assertThatThrownBy(() -> store().save(Grants.offline(Grants.SHOP, 9)))
                .as(what)
                .isInstanceOf(TokenStoreException.class);
        assertThat(Files.readAllBytes(file())).as(what).isEqualTo(content);
    }

    @Test
    void fileCutShort_atAnyLength_isRefusedAndNotOverwritten() throws IOException {
        store().save(Grants.offline(Grants.SHOP, 1));
        byte[] whole = Files.readAllBytes(file());

        for (int length = 0; length < whole.length; length++) {
            assertRefusedAndKept(Arrays.copyOf(whole, length), length + " bytes");
        }
    }

    @Test
    void fileAltered_inAnyByte_isRefusedAndNotOverwritten() throws IOException {
        store().save(Grants.offline(Grants.SHOP, 1));
        byte[] whole = Files.readAllBytes(file());

        for (int i = 0; i < whole.length; i++) {
            byte[] altered = whole.clone();
            altered[i] ^= (byte) (1 << (i % 8));
            assertRefusedAndKept(altered, "byte " + i);
        }
        assertRefusedAndKept(Arrays.copyOf(whole, whole.length + 1), "a byte more");
        assertRefusedAndKept("nonsense".getBytes(StandardCharsets.UTF_8), "nonsense");
    }

    @Test
    void crash_afterAnyByte_leavesTheOldGrant_andTheNextSaveWorks() throws IOException {
        Grant old = Grants.offline(Grants.SHOP, 1);
        Grant fresh = Grants.offline(Grants.SHOP, 2);
        store().save(old);
        int size = Files.readAllBytes(file()).length;

        for (int written = 0; written <= size; written++) {
            int most = written;
            FileTokenStore crashing = FileTokenStore.with(file(), KEYS, (channel, bytes) -> {
                channel.write(ByteBuffer.wrap(bytes, 0, Math.min(most, bytes.length)));
                throw new UncheckedIOException(new IOException("crash"));
            });
            assertThatThrownBy(() -> crashing.save(fresh)).isInstanceOf(UncheckedIOException.class);
            assertThat(Files.size(folder.resolve("tokens.new"))).isEqualTo(most);
            assertThat(store().load(OWNER)).as(written + " bytes").contains(old);
        }
        store().save(fresh);
        assertThat(store().load(OWNER)).contains(fresh);
        assertThat(folder.resolve("tokens.new")).doesNotExist();
    }

    @Test
    void crash_betweenWritingAndRenaming_losesNeither() throws IOException {
        Grant old = Grants.offline(Grants.SHOP, 1);
        Grant fresh = Grants.offline(Grants.SHOP, 2);
        store().save(old);
        byte[] before = Files.readAllBytes(file());
        store().save(fresh);
        Files.move(file(), folder.resolve("tokens.new"));
        Files.write(file(), before);

        assertThat(store().load(OWNER)).contains(old);
        assertThat(FileTokenStore.of(folder.resolve("tokens.new"), KEYS).load(OWNER))
                .contains(fresh);
    }

    @Test
    void keys_areReplaced() throws IOException {
        store().save(Grants.offline(Grants.SHOP, 1));
        KeyProvider both = KeyProvider.of(Grants.key(2), Grants.key(1));
        KeyProvider next = KeyProvider.of(Grants.key(2));

        assertThat(FileTokenStore.of(file(), both).load(OWNER)).isPresent();
        assertThatThrownBy(() -> FileTokenStore.of(file(), next).load(OWNER)).isInstanceOf(TokenStoreException.class);
        FileTokenStore.of(file(), both).reencrypt();
        assertThat(FileTokenStore.of(file(), next).load(OWNER)).contains(Grants.offline(Grants.SHOP, 1));
        assertThatThrownBy(() -> store().load(OWNER)).isInstanceOf(TokenStoreException.class);
    }

    @Test
    void keys_comeFromFiles() throws IOException {
        Path raw = Files.write(folder.resolve("raw"), Grants.key(1));
        Path text =
                Files.writeString(folder.resolve("text"), Base64.getEncoder().encodeToString(Grants.key(2)) + "\n");
        Path wrong = Files.writeString(folder.resolve("wrong"), "hunter2");
        store().save(Grants.offline(Grants.SHOP, 1));

        assertThat(FileTokenStore.of(file(), KeyProvider.ofFiles(text, raw)).load(OWNER))
                .isPresent();
        assertThatThrownBy(() -> KeyProvider.ofFiles(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(wrong + " holds neither 32 bytes nor their base64");
        assertThatThrownBy(() -> KeyProvider.of(new byte[16])).hasMessage("A key of AES-256 has 32 bytes, not 16");
    }

    /** Wraps a fresh data key for each write, as a key management service does. */
    private static final class Service implements KeyProvider {
        private int made;

        @Override
        public Key current() {
            made++;
            return new Key("wrapped:" + made, new SecretKeySpec(Grants.key(100 + made), "AES"));
        }

        @Override
        public Optional<SecretKey> find(String reference) {
            int number = Integer.parseInt(reference.substring("wrapped:".length()));
            return Optional.of(new SecretKeySpec(Grants.key(100 + number), "AES"));
        }
    }

    @Test
    void keys_comeFromAService() {
        Service service = new Service();
        FileTokenStore store = FileTokenStore.of(file(), service);
        store.save(Grants.offline(Grants.SHOP, 1));
        store.save(Grants.offline(Grants.SHOP, 2));

        assertThat(store.load(OWNER)).contains(Grants.offline(Grants.SHOP, 2));
        assertThat(service.made).isEqualTo(2);
    }

    @Test
    void writersAtTheSameTime_loseNoGrant() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < 40; i++) {
                Grant grant = Grants.offline("shop-" + i + ".myshopify.com", i);
                pool.execute(() -> store().save(grant));
            }
        } finally {
            pool.shutdown();
        }
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(store().owners()).hasSize(40);
    }

    @Test
    void folderThatIsNotThere_isNamed() {
        Path nowhere = folder.resolve("none").resolve("tokens");

        assertThatThrownBy(() -> FileTokenStore.of(nowhere, KEYS).save(Grants.offline(Grants.SHOP, 1)))
                .isInstanceOf(TokenStoreException.class)
                .hasMessage("Cannot write " + nowhere);
    }
}
