package io.shopwright.client.auth;

import java.util.List;
import java.util.Optional;

/**
 * Where grants are kept, one for each owner. Safe for threads.
 *
 * <p>{@link MemoryTokenStore} forgets, {@link FileTokenStore} and {@link JdbcTokenStore} encrypt. They throw {@link
 * TokenStoreException} where something cannot be read or written.
 */
public interface TokenStore {
    /** The grant of an owner; nothing if there is none. */
    Optional<Grant> load(Grant.Owner owner);

    /** Keeps a grant in place of its owner's former one: afterwards the new one is there, if it fails the old one. */
    void save(Grant grant);

    /** Forgets an owner's grant, such as when the app is taken off a shop. */
    void remove(Grant.Owner owner);

    /** Whose grants are kept. */
    List<Grant.Owner> owners();
}
