package io.shopwright.client.auth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Keeps grants in one file, encrypted by AES-256-GCM as a whole: without a key it shows not even whose shops they are.
 *
 * <p>Each change writes a new file beside it ({@code .new}), forces it to the disk and renames it, so that a crash at any
 * moment leaves the old content or the new. Several programs may share the file: a second one beside it ({@code .lock})
 * lets them write one after another. A file that was cut short or altered is refused and never overwritten. For some
 * thousand shops; more belong into a {@link JdbcTokenStore}.
 */
public final class FileTokenStore implements TokenStore {
    /** The content is for this place whatever the file is called, so that it can be moved. */
    private static final String FORMAT = "file of tokens";

    /** One writer at a time in this program; the lock file keeps other programs out. */
    private static final ReentrantLock WRITING = new ReentrantLock();

    private final Path file;
    private final Seal seal;
    private final Disk disk;

    /** How bytes get into a new file; tests let it crash. */
    @FunctionalInterface
    interface Disk {
        void write(FileChannel channel, byte[] bytes) throws IOException;
    }

    private FileTokenStore(Path file, KeyProvider keys, Disk disk) {
        this.file = file.toAbsolutePath();
        this.seal = new Seal(keys);
        this.disk = disk;
    }

    /** @param file which need not be there yet, in a folder that is */
    public static FileTokenStore of(Path file, KeyProvider keys) {
        return with(file, keys, (channel, bytes) -> {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        });
    }

    static FileTokenStore with(Path file, KeyProvider keys, Disk disk) {
        return new FileTokenStore(file, keys, disk);
    }

    @Override
    public Optional<Grant> load(Grant.Owner owner) {
        return Optional.ofNullable(read().get(key(owner)));
    }

    @Override
    public void save(Grant grant) {
        change(grants -> grants.put(key(grant.owner()), grant));
    }

    @Override
    public void remove(Grant.Owner owner) {
        change(grants -> grants.remove(key(owner)));
    }

    @Override
    public List<Grant.Owner> owners() {
        return read().values().stream().map(Grant::owner).toList();
    }

    /** Encrypts all with the provider's current key, after which the older ones are not needed any more. */
    public void reencrypt() {
        change(grants -> {});
    }

    private static String key(Grant.Owner owner) {
        return owner.shop() + "/" + (owner.userId() == null ? "" : owner.userId());
    }

    private Map<String, Grant> read() {
        Map<String, Grant> grants = new TreeMap<>();
        try {
            byte[] content = seal.open(Files.readAllBytes(file), FORMAT);
            GrantJson.read(content, FORMAT).forEach(grant -> grants.put(key(grant.owner()), grant));
            return grants;
        } catch (NoSuchFileException e) {
            // Nothing was saved yet.
            return grants;
        } catch (IOException e) {
            throw new TokenStoreException("Cannot read " + file, e);
        } catch (TokenStoreException e) {
            throw new TokenStoreException(file + ": " + e.getMessage(), e);
        }
    }

    private void change(Consumer<Map<String, Grant>> change) {
        WRITING.lock();
        try (FileChannel others = FileChannel.open(
                beside(".lock"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), privately())) {
            FileLock lock = others.lock();
            try {
                Map<String, Grant> grants = read();
                change.accept(grants);
                replace(seal.close(GrantJson.write(grants.values()), FORMAT));
            } finally {
                lock.release();
            }
        } catch (IOException e) {
            throw new TokenStoreException("Cannot write " + file, e);
        } finally {
            WRITING.unlock();
        }
    }

    private void replace(byte[] content) throws IOException {
        Path fresh = beside(".new");
        // What a crash left there; opening it anew would keep its permissions.
        Files.deleteIfExists(fresh);
        try (FileChannel channel =
                FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), privately())) {
            disk.write(channel, content);
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (isPosix()) {
            // The renaming too has to outlive a loss of power. Other systems do not open folders.
            try (FileChannel folder = FileChannel.open(folder(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private Path folder() {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("A file of tokens is in a folder: " + file);
        }
        return parent;
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private boolean isPosix() {
        return Files.getFileAttributeView(folder(), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS) != null;
    }

    /** For the owner's eyes only, where the system knows such. */
    private FileAttribute<?>[] privately() {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Names the file. */
    @Override
    public String toString() {
        return "tokens in " + file;
    }
}
