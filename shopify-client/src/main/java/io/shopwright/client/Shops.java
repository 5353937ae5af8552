package io.shopwright.client;

import io.shopwright.client.internal.Wires;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Many shops of one program: each has its own token, points, caches and limits, and all share connections and threads. A
 * shop at rest holds a few kilobytes and no thread.
 *
 * <p>What is done for all shops is done for several at a time, and for one shop one thing at a time: a shop that hangs
 * holds one thread, whatever is asked of it, and one that failed last time is asked after the others. Safe for threads.
 *
 * <pre>{@code
 * try (Shops shops = Shops.open()) {
 *     configs.forEach(shops::add);
 *     ShopResults<Integer> open = shops.each(
 *             shop -> new Orders(shop).count("status:open").get().count());
 * }
 * }</pre>
 */
public final class Shops implements AutoCloseable {
    /** Shops that are worked for at the same time, if nothing else is said. */
    private static final int AT_ONCE = 32;

    private static final int IDLE_SECONDS = 5;

    /** A hundred years. */
    private static final Duration NO_LIMIT = Duration.ofDays(36_500);

    private final int atOnce;
    private final Wires wires = new Wires();
    private final Map<String, Member> members = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads;

    private Shops(int atOnce) {
        this.atOnce = atOnce;
        this.threads = threads(atOnce);
    }

    /** No shops yet; works for 32 of them at a time. */
    public static Shops open() {
        return open(AT_ONCE);
    }

    /**
     * No shops yet.
     *
     * @param atOnce for how many shops at a time to work, which is the number of threads; 2 at least
     */
    public static Shops open(int atOnce) {
        if (atOnce < 2) {
            throw new IllegalArgumentException(
                    "atOnce must be >= 2, or one shop could keep all others waiting: " + atOnce);
        }
        return new Shops(atOnce);
    }

    private static ThreadPoolExecutor threads(int most) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "shopwright-each-shop");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * Adds a shop. Nothing is sent yet.
     *
     * @return the shop, which is closed by {@link #remove} or with all others
     * @throws IllegalArgumentException if there is one with this domain
     */
    public Shop add(ShopConfig config) {
        String domain = name(config.domain());
        Member member = new Member(domain, config, Shop.open(config, wires));
        if (members.putIfAbsent(domain, member) != null) {
            member.shop().close();
            throw new IllegalArgumentException("There is a shop " + domain + " already; remove it first");
        }
        return member.shop();
    }

    /** The shop with this domain, with the port if its endpoint has one. */
    public Optional<Shop> find(String domain) {
        return Optional.ofNullable(members.get(name(domain))).map(Member::shop);
    }

    /**
     * Closes a shop, which ends its calls, and drops what is cached of it.
     *
     * @return false if there is none with this domain
     */
    public boolean remove(String domain) {
        Member member = members.remove(name(domain));
        if (member == null) {
            return false;
        }
        member.shop().close();
        member.config().caches().ifPresent(caches -> caches.forget(member.domain()));
        return true;
    }

    /** The domains of the shops, in order. */
    public Set<String> domains() {
        return new TreeSet<>(members.keySet());
    }

    public int size() {
        return members.size();
    }

    /**
     * Does the same for every shop, several at a time, and waits for all. What one shop throws is its failure, and nobody
     * else's.
     *
     * @param work must not return null
     * @throws ShopifyException.Cancelled if the thread is interrupted
     */
    public <T> ShopResults<T> each(Function<? super Shop, ? extends T> work) {
        return each(work, NO_LIMIT);
    }

    /**
     * The same within a time; a shop whose work has not ended by then is interrupted and has failed as {@link
     * ShopifyException.Cancelled}.
     */
    public <T> ShopResults<T> each(Function<? super Shop, ? extends T> work, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        Map<String, Future<T>> running = new LinkedHashMap<>();
        for (Member member : healthyFirst()) {
            running.put(member.domain(), member.submit(threads, () -> work.apply(member.shop())));
        }
        Map<String, T> values = new LinkedHashMap<>();
        Map<String, RuntimeException> failures = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Future<T>> each : running.entrySet()) {
                try {
                    long left = Math.max(0, end - System.nanoTime());
                    values.put(each.getKey(), each.getValue().get(left, TimeUnit.NANOSECONDS));
                } catch (ExecutionException e) {
                    failures.put(each.getKey(), failure(e));
                } catch (TimeoutException e) {
                    String late = each.getKey() + " was not done within " + limit;
                    failures.put(each.getKey(), new ShopifyException.Cancelled(late, e));
                } catch (CancellationException e) {
                    failures.put(each.getKey(), new ShopifyException.Cancelled("The shops were closed", e));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShopifyException.Cancelled("Interrupted while waiting for the shops", e);
        } finally {
            running.values().forEach(task -> task.cancel(true));
        }
        return new ShopResults<>(values, failures);
    }

    private static RuntimeException failure(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException failure
                ? failure
                : new IllegalStateException("Work for a shop failed", e);
    }

    /**
     * Everything that the shops bring as one stream, in the order in which it comes; what one shop brings stays in order. A
     * shop that fails ends with a {@link FromShop.Failure}; the others go on. Close the stream if you do not read it to its
     * end.
     *
     * @param work such as {@code shop -> new Orders(shop).all().stream()}
     */
    public <T> Stream<FromShop<T>> stream(Function<? super Shop, ? extends Stream<? extends T>> work) {
        // Threads of its own: a reader that takes its time must not keep those of others waiting.
        Confluence<T> confluence = new Confluence<>(threads(Math.min(atOnce, Math.max(1, size()))));
        for (Member member : healthyFirst()) {
            confluence.from(member.domain(), () -> work.apply(member.shop()));
        }
        return confluence.stream();
    }

    /** A shop that hangs or fails should not be what the others wait for. */
    private List<Member> healthyFirst() {
        List<Member> ordered = new ArrayList<>(members.values());
        ordered.sort(Comparator.comparing(Member::isSuspect).thenComparing(Member::domain));
        return ordered;
    }

    private static String name(String domain) {
        return domain.toLowerCase(Locale.ROOT);
    }

    /** Closes all shops. */
    @Override
    public void close() {
        threads.shutdownNow();
        members.keySet().forEach(this::remove);
        wires.close();
    }
}
