package io.shopwright.analytics.cohort;

import io.shopwright.analytics.order.CustomerOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invented orders: some customers, days over three years, amounts of 0 and refunds among them. */
final class Orders {

    static final LocalDate FIRST = LocalDate.of(2022, 11, 17);
    static final LocalDate END = LocalDate.of(2025, 10, 13);

    private Orders() {}

    static List<CustomerOrder<Integer>> random(long seed, int rows) {
        Random random = new Random(seed);
        List<CustomerOrder<Integer>> orders = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int customer = random.nextInt(1 + rows / 4);
            LocalDate day = FIRST.plusDays(random.nextInt(1100)); // some after the end
            orders.add(new CustomerOrder<>(customer, day, random.nextInt(10_000) - 2_000L));
        }
        return orders;
    }

    static CustomerOrder<String> order(String customer, String day, long amount) {
        return new CustomerOrder<>(customer, LocalDate.parse(day), amount);
    }
}
