package io.shopwright.examples.benchmarks;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.Shops;
import io.shopwright.client.cache.Caches;
import io.shopwright.testkit.Plan;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What many shops at rest hold, and how long it takes to ask several shops, one of which does not answer. */
public final class ShopsSpeed {
    private static final int IDLE = 10_000;
    private static final int ASKED = 40;
    private static final double MEGABYTE = 1e6;

    private record Named(String name) {}

    private ShopsSpeed() {}

    /** Prints a table. */
    public static void main(String... arguments) {
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors, load %.1f%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Timing.load());
        idle(1); // classes and schema
        idle(IDLE);
        asked();
    }

    private static void idle(int count) {
        try (Caches caches = Caches.create();
                Shops shops = Shops.open()) {
            long before = used();
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                shops.add(ShopConfig.of("shop-" + i + ".myshopify.com", "token-" + i)
                        .caches(caches));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (count > 1) {
                line("heap of 10,000 shops at rest, MB", (used() - before) / MEGABYTE);
                line(
                        "  threads more than before",
                        ManagementFactory.getThreadMXBean().getThreadCount() - threads);
                line("  time to add them, seconds", seconds);
            }
            if (shops.size() != count) {
                throw new IllegalStateException("shops are missing");
            }
        }
    }

    private static void asked() {
        List<SimulatedShop> simulated = new ArrayList<>();
        try (Shops shops = Shops.open()) {
            for (int i = 0; i < ASKED; i++) {
                SimulatedShop shop = SimulatedShop.builder().plan(Plan.PLUS).start();
                shop.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
                shop.faults().always().latency(Duration.ofMillis(100));
                simulated.add(shop);
                shops.add(ShopConfig.at(shop.endpoint(), shop.accessToken()));
            }
            shops.each(ShopsSpeed::ask);
            long start = System.nanoTime();
            shops.each(ShopsSpeed::ask);
            line("40 shops asked, 32 at a time, 100 ms each, ms", (System.nanoTime() - start) / 1e6);
            simulated.get(0).faults().always().latency(Duration.ofSeconds(5));
            start = System.nanoTime();
            int answered =
                    shops.each(ShopsSpeed::ask, Duration.ofSeconds(1)).values().size();
            line("the same with one that hangs, given up after 1 s, ms", (System.nanoTime() - start) / 1e6);
            line("  shops that answered", answered);
        } finally {
            simulated.forEach(SimulatedShop::close);
        }
    }

    private static String ask(Shop shop) {
        return shop.object("shop", Named.class).get().name();
    }

    private static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void line(String what, double value) {
        System.out.printf(Locale.ROOT, "%-60s %9.2f%n", what, value);
    }
}
