package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.testkit.GeneratedShop.Buyer;
import io.shopwright.testkit.GeneratedShop.Buying;
import io.shopwright.testkit.GeneratedShop.Truth;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratedShopTest {
    private static final LocalDate END = LocalDate.of(2026, 6, 30);
    private static final Currency USD = Currency.getInstance("USD");

    private static List<Sale> sales(GeneratedShop shop) {
        return shop.sales(ZoneOffset.UTC, USD);
    }

    @Test
    void seed_same_givesTheSameShop() {
        List<Sale> first = sales(GeneratedShop.builder(42, END)
                .customers(100)
                .refundedOrders(0.2)
                .generate());
        List<Sale> again = sales(GeneratedShop.builder(42, END)
                .customers(100)
                .refundedOrders(0.2)
                .generate());
        List<Sale> other = sales(GeneratedShop.builder(43, END)
                .customers(100)
                .refundedOrders(0.2)
                .generate());

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void extraOrders_leaveTheProcessAsItIs() {
        GeneratedShop plain = GeneratedShop.builder(5, END).customers(300).generate();
        GeneratedShop marked = GeneratedShop.builder(5, END)
                .customers(300)
                .guestOrders(0.1)
                .testOrders(0.05)
                .cancelledOrders(0.2)
                .refundedOrders(0.3)
                .generate();
        int processed = sales(plain).size();
        List<Sale> kept = sales(marked).stream()
                .filter(sale -> sale.buyer() != null && !sale.test() && sale.cancelledAt() == null)
                .toList();

        assertThat(marked.truth()).isEqualTo(plain.truth());
        assertThat(kept)
                .extracting(Sale::at)
                .containsExactlyElementsOf(sales(plain).stream().map(Sale::at).toList());
        assertThat(sales(marked))
                .hasSize(processed
                        + Math.round(processed * 0.1f)
                        + Math.round(processed * 0.05f)
                        + Math.round(processed * 0.2f));
        assertThat(kept.stream().filter(sale -> !sale.moneyBack().isEmpty()).count() / (double) processed)
                .isCloseTo(0.3, within(0.06));
    }

    @Test
    void truth_agreesWithTheOrders() {
        GeneratedShop shop = GeneratedShop.builder(11, END).customers(500).generate();
        Map<String, Integer> counted = new HashMap<>();
        sales(shop).forEach(sale -> counted.merge(sale.email(), 1, Integer::sum));

        assertThat(shop.truth().buyers()).hasSize(500);
        for (Buyer buyer : shop.truth().buyers()) {
            assertThat(counted).containsEntry(buyer.email(), buyer.purchases());
            assertThat(buyer.alive() || buyer.purchases() > 1).isTrue();
        }
    }

    @Test
    void process_hasTheMomentsOfItsParameters() {
        Truth truth = GeneratedShop.builder(3, END)
                .customers(20_000)
                .buying(new Buying(2, 10, 3, 6))
                .generate()
                .truth();

        // Means of Gamma(2, 10), Beta(3, 6) and p v / (q - 1), each within 5 standard errors.
        assertThat(truth.buyers().stream()
                        .mapToDouble(Buyer::weeklyRate)
                        .average()
                        .orElseThrow())
                .isCloseTo(0.2, within(0.005));
        assertThat(truth.buyers().stream().mapToDouble(Buyer::dropout).average().orElseThrow())
                .isCloseTo(1.0 / 3, within(0.0055));
        assertThat(truth.buyers().stream()
                        .mapToDouble(Buyer::meanOrderValue)
                        .average()
                        .orElseThrow())
                .isCloseTo(6.25 * 15.44 / 2.74, within(1.0));
    }

    @Test
    void orders_fallIntoTheSpanOfTheZone() {
        ZoneId zone = ZoneId.of("Pacific/Auckland");
        List<Sale> sales = GeneratedShop.builder(1, END)
                .customers(300)
                .days(90)
                .guestOrders(0.2)
                .generate()
                .sales(zone, USD);

        assertThat(sales)
                .allSatisfy(
                        sale -> assertThat(sale.at().atZone(zone).toLocalDate()).isBetween(END.minusDays(89), END));
    }

    @Test
    void money_isInUnitsOfTheCurrencyAndAddsUp() {
        for (Sale sale : sales(
                GeneratedShop.builder(1, END).refundedOrders(1).customers(300).generate())) {
            assertThat(sale.total().scale()).isEqualTo(2);
            assertThat(sale.total()).isPositive();
            assertThat(sale.lines().stream().map(Sale.Line::unitPrice).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(sale.total());
            assertThat(sale.moneyBack().get(0).amount()).isPositive().isLessThanOrEqualTo(sale.total());
        }
    }

    @Test
    void orders_cancelledAndRefunded_tellSoOverTheApi() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            shop.load(GeneratedShop.builder(9, END)
                    .customers(50)
                    .guestOrders(0.3)
                    .cancelledOrders(0.3)
                    .refundedOrders(0.5)
                    .generate());
            JsonNode orders = Api.of(shop).data("""
                    { orders(first: 250) { nodes { test cancelledAt displayFinancialStatus email
                      customer { displayName email }
                      totalPriceSet { shopMoney { amount } } netPaymentSet { shopMoney { amount } }
                      lineItems(first: 5) { nodes { quantity currentQuantity } }
                      refunds { createdAt totalRefundedSet { shopMoney { amount } } } } } }""").at("/orders/nodes");

            int guests = 0;
            for (JsonNode order : orders) {
                BigDecimal refunded = BigDecimal.ZERO;
                for (JsonNode refund : order.path("refunds")) {
                    refunded = refunded.add(new BigDecimal(
                            refund.at("/totalRefundedSet/shopMoney/amount").asText()));
                }
                BigDecimal total = new BigDecimal(
                        order.at("/totalPriceSet/shopMoney/amount").asText());
                assertThat(new BigDecimal(
                                order.at("/netPaymentSet/shopMoney/amount").asText()))
                        .isEqualByComparingTo(total.subtract(refunded));
                if (!order.path("cancelledAt").isNull()) {
                    assertThat(order.path("displayFinancialStatus").asText()).isEqualTo("REFUNDED");
                    assertThat(order.at("/lineItems/nodes/0/currentQuantity").intValue())
                            .isZero();
                }
                guests += order.path("customer").isNull() ? 1 : 0;
                assertThat(order.path("email").asText()).endsWith("@example.com");
            }
            assertThat(guests).isPositive();
        }
    }

    @Test
    void names_vary() {
        List<String> names = sales(GeneratedShop.builder(1, END).customers(500).generate()).stream()
                .map(Sale::buyer)
                .distinct()
                .map(buyer -> buyer.firstName() + " " + buyer.lastName())
                .distinct()
                .toList();

        assertThat(names).hasSizeGreaterThan(400);
    }

    @Test
    void settings_bad_areRefused() {
        assertThatThrownBy(() -> GeneratedShop.builder(1, END).testOrders(1.5))
                .hasMessage("a fraction must be in [0, 1]: 1.5");
        assertThatThrownBy(() -> GeneratedShop.builder(1, END).customers(-1)).hasMessage("customers must be >= 0: -1");
        assertThatThrownBy(() -> GeneratedShop.builder(1, END).days(0)).hasMessage("days must be >= 1: 0");
        assertThatThrownBy(() -> new Buying(0, 1, 1, 1)).hasMessage("r must be > 0 and finite: 0.0");
    }

    @Test
    void customers_none_makeAnEmptyShop() {
        assertThat(sales(GeneratedShop.builder(1, END)
                        .customers(0)
                        .guestOrders(0.5)
                        .generate()))
                .isEmpty();
    }
}
