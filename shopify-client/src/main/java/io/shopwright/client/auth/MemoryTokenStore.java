package io.shopwright.client.auth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps grants as long as the program runs: for tests, and for tokens that can be had again at any time. */
public final class MemoryTokenStore implements TokenStore {
    private final Map<Grant.Owner, Grant> grants = new ConcurrentHashMap<>();

    /** An empty one. */
    public MemoryTokenStore() {}

    @Override
    public Optional<Grant> load(Grant.Owner owner) {
        return Optional.ofNullable(grants.get(owner));
    }

    @Override
    public void save(Grant grant) {
        grants.put(grant.owner(), grant);
    }

    @Override
    public void remove(Grant.Owner owner) {
        grants.remove(owner);
    }

    @Override
    public List<Grant.Owner> owners() {
        return List.copyOf(grants.keySet());
    }
}
