package io.shopwright.mcp;

import io.shopwright.insights.ShopFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the tools of one shop share: what the shop says of itself, the clock, and what must outlive a call. */
final class Desk {
    /** How long it is believed what the shop said of itself: its time zone, currency and the token's scopes. */
    private static final Duration FACTS_LAST = Duration.ofMinutes(5);

    private final Supplier<ShopFacts> source;
    private final Clock clock;
    private final ThreadLocal<String> lastRequest;
    private final Memory memory = new Memory();
    private final Confirmations confirmations;

    private volatile @Nullable Read read;

    private record Read(ShopFacts facts, Instant at) {}

    /** @param lastRequest Shopify's id of the last request that a thread has made */
    Desk(Supplier<ShopFacts> source, Clock clock, ThreadLocal<String> lastRequest) {
        this.source = source;
        this.clock = clock;
        this.lastRequest = lastRequest;
        this.confirmations = new Confirmations(clock);
    }

    /** What the shop says of itself, minutes old at most. */
    ShopFacts facts() {
        Read last = read;
        return last != null && clock.instant().isBefore(last.at.plus(FACTS_LAST)) ? last.facts : freshFacts();
    }

    /** What the shop says of itself now. */
    ShopFacts freshFacts() {
        Read now = new Read(source.get(), clock.instant());
        read = now;
        return now.facts;
    }

    /** The shop's domain, if it was asked for anything yet. */
    @Nullable
    String domain() {
        Read last = read;
        return last == null ? null : last.facts.domain();
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(facts().zone()));
    }

    Clock clock() {
        return clock;
    }

    /** Shopify's id of the last request of this thread, which is forgotten by this; empty if there was none since. */
    String takeLastRequest() {
        String id = lastRequest.get();
        lastRequest.remove();
        return id == null ? "" : id;
    }

    Memory memory() {
        return memory;
    }

    Confirmations confirmations() {
        return confirmations;
    }
}
