package io.shopwright.examples.insights;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The shop that an example asks: the sample shop on this machine, or with {@code --environment} a real one. The last day
 * is an argument, such as 2026-06-30; the sample shop's orders end on it.
 */
final class ExampleShop {
    private static final String REAL = "--environment";
    private static final LocalDate SAMPLE_END = LocalDate.of(2026, 6, 30);

    private ExampleShop() {}

    /** What an example does with a shop. */
    @FunctionalInterface
    interface Question {
        void ask(Shop shop, LocalDate lastDay);
    }

    static void ask(String[] arguments, Question question) {
        ask(arguments, (simulated, lastDay) -> simulated.load(SampleShop.until(lastDay)), question);
    }

    /** Asks another shop on this machine than the sample shop, unless a real one is asked. */
    static void ask(String[] arguments, BiConsumer<SimulatedShop, LocalDate> sample, Question question) {
        List<String> days =
                Arrays.stream(arguments).filter(each -> !each.equals(REAL)).toList();
        LocalDate lastDay = days.isEmpty() ? SAMPLE_END : LocalDate.parse(days.get(0));
        if (Arrays.asList(arguments).contains(REAL)) {
            try (Shop shop = Shop.open(ShopConfig.fromEnvironment())) {
                question.ask(shop, lastDay);
            }
            return;
        }
        try (SimulatedShop simulated = SimulatedShop.start()) {
            sample.accept(simulated, lastDay);
            try (Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
                question.ask(shop, lastDay);
            }
        }
    }
}
