package io.shopwright.analytics.cohort;

import static io.shopwright.analytics.cohort.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.analytics.order.CustomerOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CohortStreamTest {

    @ParameterizedTest
    @EnumSource(CohortPeriod.class)
    void table_afterOrdersByPeriod_equalsThatOfAllOrders(CohortPeriod period) {
        for (int seed = 0; seed < 10; seed++) {
            List<CustomerOrder<Integer>> orders = new ArrayList<>(Orders.random(seed, 500));
            orders.removeIf(o -> o.day().isAfter(Orders.END));
            Collections.shuffle(orders, new Random(seed));
            orders.sort(Comparator.comparing(o -> period.startOf(o.day())));
            CohortStream<Integer> stream = new CohortStream<>(period);
            orders.forEach(stream::add);
            CohortTableTest.assertSame(stream.table(Orders.END), CohortTable.of(orders, period, Orders.END));
        }
    }

    @Test
    void table_inBetween_leavesTheStreamAsItWas() {
        CohortStream<String> stream = new CohortStream<>(CohortPeriod.MONTH);
        stream.add(order("a", "2024-01-31", 100));
        CohortTable before = stream.table(LocalDate.of(2024, 1, 31));
        stream.add(order("a", "2024-02-01", 100));
        stream.add(order("b", "2023-01-01", 100));
        assertThat(before.customers()).isEqualTo(1);
        assertThat(stream.table(LocalDate.of(2024, 2, 1)).customers()).isEqualTo(2);
    }

    @Test
    void add_earlierPeriodOfSameCustomer_isRefused() {
        CohortStream<String> stream = new CohortStream<>(CohortPeriod.MONTH);
        stream.add(order("a", "2024-02-01", 100));
        assertThatThrownBy(() -> stream.add(order("a", "2024-01-31", 100)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("orders of a customer must come by ascending period: 2024-01-31 after 2024-02");
        stream.add(order("b", "2024-01-31", -100));
        assertThatThrownBy(() -> stream.add(order("b", "2023-12-31", 100)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(stream.table(LocalDate.of(2024, 2, 29)).leftOut()).isEqualTo(new LeftOut(0, 1, -100));
    }

    @Test
    void table_endBeforeAnOrder_isRefused() {
        CohortStream<String> stream = new CohortStream<>(CohortPeriod.DAY);
        stream.add(order("a", "2024-02-01", 100));
        assertThatThrownBy(() -> stream.table(LocalDate.of(2024, 1, 31)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("end must not be before an order: 2024-01-31, 2024-02-01");
    }
}
