package io.shopwright.client.auth;

import io.shopwright.client.AccessTokens;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.ShopDomains;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of one shop, renewed in time. Give it to {@code ShopConfig} in place of a token.
 *
 * <p>Some 5 to 10 minutes before a token ends, the first thread that needs it gets the next one; all others go on with the
 * old one, and wait only when that has ended. At any time one renewal is under way, whatever the number of threads. A
 * renewal that fails is tried again, at growing intervals, and the old token serves until its end. When the shop says
 * that it ended the grant, nothing is tried any more: calls fail with {@code SignInNeeded} until the store holds another
 * grant.
 *
 * <p>The next token is saved before it is used. Programs that share a store share the tokens.
 */
public final class TokenProvider implements AccessTokens {
    private static final Duration LEAST_MARGIN = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    /** Of a token that lives shorter than the margins suppose, this part is left for renewal. */
    private static final int PART = 4;

    private final Grant.Owner owner;
    private final TokenStore store;
    private final Renewal renewal;
    private final Object account;
    private final Clock clock;
    private final RandomGenerator random;

    private volatile @Nullable Held held;
    private volatile State state;
    /** The renewal that is under way; guarded by this. */
    private @Nullable CompletableFuture<Grant> flight;
    /** Renewals that failed one after another. Only the thread of the flight changes this and the next. */
    private int failures;
    /** The stored grant that the shop ended. */
    private @Nullable Grant ended;

    /** How things stand. */
    public enum Status {
        /** Nothing was asked for yet. */
        IDLE,
        /** The token is good, and the last renewal worked. */
        GOOD,
        /** The last renewal failed; it will be tried again. */
        FAILING,
        /** The shop ended the grant, or there is none: somebody has to sign in. */
        ENDED
    }

    /**
     * How things stand, for a page or an alarm.
     *
     * @param expiresAt when the token in use ends; null if it lasts or there is none
     * @param failure of the last renewal; null if it worked
     */
    public record State(
            Status status,
            @Nullable Instant expiresAt,
            @Nullable RuntimeException failure) {}

    /** How the next grant is made. */
    @FunctionalInterface
    private interface Renewal {
        /** @param stored what the store holds; null if nothing */
        Grant next(@Nullable Grant stored);
    }

    /** @param renewAt when to get the next; null if never */
    private record Held(Grant grant, @Nullable Instant renewAt) {
        boolean isFreshAt(Instant now) {
            return grant.isGoodAt(now) && (renewAt == null || now.isBefore(renewAt));
        }
    }

    /** Whose points the calls use: an app has one account in a shop, whatever the token. */
    private record Account(String clientId, String shop) {}

    private TokenProvider(SignIn signIn, Grant.Owner owner, TokenStore store, Renewal renewal, RandomGenerator random) {
        this.owner = owner;
        this.store = store;
        this.renewal = renewal;
        this.account = new Account(signIn.app().clientId(), owner.shop());
        this.clock = signIn.clock();
        this.random = random;
        this.state = new State(Status.IDLE, null, null);
    }

    /**
     * Serves the grant that the store holds for the app in a shop, renewed by its refresh token. A grant that lasts is
     * served as it is.
     */
    public static TokenProvider refreshing(SignIn signIn, String shop, TokenStore store) {
        return refreshing(signIn, shop, store, new Random());
    }

    static TokenProvider refreshing(SignIn signIn, String shop, TokenStore store, RandomGenerator random) {
        Grant.Owner owner = Grant.Owner.of(ShopDomains.require(shop));
        Renewal renewal = stored -> {
            if (stored == null) {
                throw new ShopifyException.SignInNeeded("No grant of " + shop + " is stored; install the app", "");
            }
            if (stored.refresh() == null) {
                throw new ShopifyException.SignInNeeded("The " + stored + " cannot be renewed; sign in again", "");
            }
            return signIn.refresh(stored);
        };
        return new TokenProvider(signIn, owner, store, renewal, random);
    }

    /** Serves tokens that the app gets by its secret, a day each. */
    public static TokenProvider clientCredentials(SignIn signIn, String shop, TokenStore store) {
        Grant.Owner owner = Grant.Owner.of(ShopDomains.require(shop));
        return new TokenProvider(signIn, owner, store, stored -> signIn.clientCredentials(owner.shop()), new Random());
    }

    /** Serves tokens that the app gets by client assertions. */
    public static TokenProvider clientAssertion(SignIn signIn, String shop, TokenStore store) {
        Grant.Owner owner = Grant.Owner.of(ShopDomains.require(shop));
        return new TokenProvider(signIn, owner, store, stored -> signIn.clientAssertion(owner.shop()), new Random());
    }

    public State state() {
        return state;
    }

    @Override
    public Object account() {
        return account;
    }

    @Override
    public String accessToken() {
        Held now = held;
        Instant moment = clock.instant();
        if (now != null && now.isFreshAt(moment)) {
            return now.grant().accessToken();
        }
        if (now != null && now.grant().isGoodAt(moment)) {
            return early(now);
        }
        return late().accessToken();
    }

    /** Before the end of a token: renews if nobody does so now, and else, or if that fails in passing, goes on with it. */
    private String early(Held now) {
        CompletableFuture<Grant> mine = new CompletableFuture<>();
        synchronized (this) {
            if (flight != null || !now.equals(held)) {
                return now.grant().accessToken();
            }
            flight = mine;
        }
        try {
            return fly(mine, now).accessToken();
        } catch (ShopifyException.SignInNeeded e) {
            throw e;
        } catch (RuntimeException e) {
            // Told by the state; the token in hand is good, and the time of the next try is set.
            return now.grant().accessToken();
        }
    }

    /** After the end of a token: one thread renews, all others wait for it. */
    private Grant late() {
        while (true) {
            CompletableFuture<Grant> mine = new CompletableFuture<>();
            CompletableFuture<Grant> others;
            Held now;
            synchronized (this) {
                now = held;
                if (now != null && now.grant().isGoodAt(clock.instant())) {
                    return now.grant();
                }
                others = flight;
                if (others == null) {
                    flight = mine;
                }
            }
            Optional<Grant> next = others == null ? Optional.of(fly(mine, now)) : await(others);
            if (next.isPresent()) {
                return next.get();
            }
        }
    }

    @Override
    public boolean renewed(String refused) {
        while (true) {
            CompletableFuture<Grant> mine = new CompletableFuture<>();
            CompletableFuture<Grant> others;
            Held now;
            synchronized (this) {
                now = held;
                if (now == null || !now.grant().accessToken().equals(refused)) {
                    return now != null;
                }
                others = flight;
                if (others == null) {
                    flight = mine;
                }
            }
            Optional<Grant> next = others == null ? Optional.of(fly(mine, now)) : await(others);
            if (next.isPresent()) {
                return !next.get().accessToken().equals(refused);
            }
        }
    }

    /** What another thread's renewal gives; nothing if that thread was interrupted, which is no concern of this one. */
    private static Optional<Grant> await(CompletableFuture<Grant> others) {
        try {
            return Optional.of(others.get());
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShopifyException.Cancelled("Interrupted while waiting for an access token", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("An access token could not be had", e.getCause());
        }
    }

    /** Renews, in the thread that set the flight. */
    private Grant fly(CompletableFuture<Grant> mine, @Nullable Held old) {
        boolean done = false;
        try {
            Grant next = next(old);
            done = mine.complete(next);
            return next;
        } catch (RuntimeException e) {
            failed(e, old);
            done = !Thread.currentThread().isInterrupted() && mine.completeExceptionally(e);
            throw e;
        } finally {
            synchronized (this) {
                flight = null;
            }
            if (!done) {
                mine.cancel(false);
            }
        }
    }

    private Grant next(@Nullable Held old) {
        Grant stored = store.load(owner).orElse(null);
        if (ended != null && ended.equals(stored)) {
            throw new ShopifyException.SignInNeeded("The shop ended the " + stored + "; sign in again", "");
        }
        if (stored != null && isNews(stored, old) && stored.isGoodAt(clock.instant())) {
            return hold(stored, null);
        }
        Grant next;
        try {
            next = renewal.next(stored);
        } catch (ShopifyException.SignInNeeded e) {
            // Another program may have been faster, so that what was asked for with is no longer known.
            Grant now = store.load(owner).orElse(null);
            if (now == null || now.equals(stored) || !now.isGoodAt(clock.instant())) {
                ended = stored;
                throw e;
            }
            return hold(now, null);
        }
        try {
            store.save(next);
        } catch (RuntimeException e) {
            // Told by the state. The stored refresh token works until the new one is used, and it is what will be used.
            return hold(next, e);
        }
        return hold(next, null);
    }

    private static boolean isNews(Grant stored, @Nullable Held old) {
        return old == null || !stored.accessToken().equals(old.grant().accessToken());
    }

    private Grant hold(Grant grant, @Nullable RuntimeException unsaved) {
        failures = 0;
        ended = null;
        held = new Held(grant, renewAt(grant.expiresAt()));
        state = new State(unsaved == null ? Status.GOOD : Status.FAILING, grant.expiresAt(), unsaved);
        return grant;
    }

    /** Some minutes before the end, not the same for all programs. */
    private @Nullable Instant renewAt(@Nullable Instant end) {
        if (end == null) {
            return null;
        }
        long left = Math.max(0, Duration.between(clock.instant(), end).toMillis());
        double jittered = LEAST_MARGIN.toMillis() * (1 + random.nextDouble());
        return end.minusMillis((long) Math.min(jittered, (double) left / PART));
    }

    private void failed(RuntimeException failure, @Nullable Held old) {
        if (failure instanceof ShopifyException.SignInNeeded) {
            held = null;
            state = new State(Status.ENDED, null, failure);
            return;
        }
        double pause = FIRST_PAUSE.toMillis() * Math.pow(2, Math.min(failures++, 10));
        double jittered = Math.min(pause, (double) LONGEST_PAUSE.toMillis()) * (0.5 + 0.5 * random.nextDouble());
        if (old != null) {
            held = new Held(old.grant(), clock.instant().plusMillis((long) jittered));
        }
        state = new State(Status.FAILING, old == null ? null : old.grant().expiresAt(), failure);
    }

    /** Names the shop, never a token. */
    @Override
    public String toString() {
        return "tokens of " + owner.shop() + " (" + state.status() + ")";
    }
}
