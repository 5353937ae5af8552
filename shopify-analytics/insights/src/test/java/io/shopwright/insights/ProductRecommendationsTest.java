package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Page;
import io.shopwright.client.resource.Orders;
import io.shopwright.client.resource.Reference;
import io.shopwright.insights.ProductRecommendations.Offer;
import io.shopwright.insights.ProductRecommendations.Pair;
import io.shopwright.insights.ProductRecommendations.Question;
import io.shopwright.insights.ProductRecommendations.Report;
import io.shopwright.testkit.OrderExport;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On the simulated shop, over its socket. */
class ProductRecommendationsTest {
    /** The sample shop's own orders end long before. */
    private static Period aroundToday() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return new Period(today.minusDays(1), today.plusDays(1));
    }

    record Product(
            Gid id, String title, @Arguments("first: 1") Page<Reference> variants) {}

    private static Shop open(SimulatedShop simulated, String token) {
        return Shop.open(ShopConfig.at(simulated.endpoint(), token));
    }

    private static void order(Shop shop, String buyer, Map<String, Gid> variants, String... titles) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String title : titles) {
            lines.add(Map.of("variantId", variants.get(title), "quantity", 1));
        }
        Map<String, Object> input = new HashMap<>(Map.of("currency", "USD", "lineItems", lines));
        if (!buyer.isEmpty()) {
            input.put("customer", Map.of("toUpsert", Map.of("email", buyer + "@example.com")));
        }
        new Orders(shop).create(input).run();
    }

    /**
     * Ten buyers of mugs, eight of whom bought beans in another order; ten of pens, who bought nothing else. Of 20 buyers 8
     * have both, 10 times 8 over 20 would by chance: the lift is 2.
     */
    @Test
    void pairs_areWhatTheSameBuyersBought() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated, simulated.accessToken())) {
            simulated.load(SampleShop.until(LocalDate.of(2025, 1, 31)));
            Map<String, Gid> variants = new HashMap<>();
            Map<String, Gid> products = new HashMap<>();
            for (Product product : shop.connection("products", Product.class)) {
                variants.put(product.title(), product.variants().nodes().get(0).id());
                products.put(product.title(), product.id());
            }
            for (int i = 0; i < 10; i++) {
                order(shop, "mug" + i, variants, "Enamel Mug");
                order(shop, "pen" + i, variants, "Fountain Pen");
                if (i < 8) {
                    order(shop, "mug" + i, variants, "Coffee Beans 1 kg");
                }
            }

            Report report = ProductRecommendations.report(shop, new Question(aroundToday()));

            assertThat(report.buyers()).isEqualTo(20);
            assertThat(report.products()).hasSize(3);
            Pair pair = report.pairs().get(0);
            assertThat(report.pairs()).hasSize(1);
            assertThat(List.of(pair.product().title(), pair.other().title()))
                    .containsExactlyInAnyOrder("Enamel Mug", "Coffee Beans 1 kg");
            assertThat(pair.buyers().count()).isEqualTo(8);
            assertThat(pair.buyers().lift()).isCloseTo(2, within(1e-12));
            assertThat(report.besides(products.get("Enamel Mug")))
                    .singleElement()
                    .satisfies(beans -> {
                        assertThat(beans.other().title()).isEqualTo("Coffee Beans 1 kg");
                        assertThat(beans.buyers().confidence()).isEqualTo(0.8);
                    });
            assertThat(report.besides(products.get("Fountain Pen"))).isEmpty();
            assertThat(report.besides(products.get("Wool Socks"))).isEmpty();
            Gid missed = customer(shop, "mug9@example.com");
            assertThat(report.forCustomer(missed, 5))
                    .singleElement()
                    .extracting(Offer::product)
                    .extracting(ProductRecommendations.Product::title)
                    .isEqualTo("Coffee Beans 1 kg");
            assertThat(report.forCustomer(customer(shop, "mug1@example.com"), 5))
                    .isEmpty();
            assertThat(report.forCustomer(Gid.parse("gid://shopify/Customer/999"), 5))
                    .isEmpty();
            assertThat(report.basis().complete()).isTrue();
        }
    }

    private static Gid customer(Shop shop, String email) {
        return shop.connection("customers", Reference.class)
                .with("query", "email:" + email)
                .iterator()
                .next()
                .id();
    }

    @Test
    void emptyShop_hasNothingToOffer_andMissingScopesAreNamed() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .accessToken("all", "read_orders", "read_customers", "read_products")
                        .accessToken("few", "read_orders")
                        .start();
                Shop shop = open(simulated, "all");
                Shop blind = open(simulated, "few")) {
            Report report = ProductRecommendations.report(shop, new Question(aroundToday()));

            assertThat(report.products()).isEmpty();
            assertThat(report.pairs()).isEmpty();
            assertThat(report.basis().missing())
                    .singleElement()
                    .asString()
                    .startsWith("No product of the shop was sold");
            assertThatThrownBy(() -> ProductRecommendations.report(blind, new Question(aroundToday())))
                    .isInstanceOf(UnusableDataException.class)
                    .hasMessageContaining("read_customers and read_products");
        }
    }

    /** The export of a merchant names goods that the shop does not have: sold they were, and the report must not deny it. */
    @Test
    void goodsThatAreNotInTheShop_areCountedAsLeftOut() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated, simulated.accessToken())) {
            simulated.load(
                    OrderExport.parse("Name,Email,Created at,Total,Lineitem quantity,Lineitem name,Lineitem price\n"
                            + "#1,ada@example.com,2026-06-05 10:00:00 +0000,30,2,Tea,10\n"
                            + "#1,,,,1,Cup,10\n"
                            + "#2,,2026-06-06 10:00:00 +0000,10,1,Tea,10\n"));

            Report report = ProductRecommendations.report(
                    shop, new Question(new Period(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 30))));

            assertThat(report.buyers()).isZero();
            assertThat(report.basis().missing())
                    .containsExactly(
                            "3 positions of orders are of goods that are no longer in the shop, or never were: they are"
                                    + " left out.",
                            "No product of the shop was sold in 2026-06-01 to 2026-06-30: nothing is known of what goes"
                                    + " together.");
        }
    }
}
