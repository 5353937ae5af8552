package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Page;
import io.shopwright.client.resource.Orders;
import io.shopwright.client.resource.Products;
import io.shopwright.client.resource.Reference;
import io.shopwright.testkit.GeneratedSales;
import io.shopwright.testkit.GeneratedShop;
import io.shopwright.testkit.Plan;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An answer does not hang on how the orders were read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingTest {
    private static final Period QUARTER = new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30));

    private final SimulatedShop simulated = SimulatedShop.builder()
            .plan(Plan.PLUS)
            .timeZone(ZoneId.of("Europe/Berlin"))
            .start();
    private final Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));

    record Lines(Gid id, @Arguments("first: 1") Page<Reference> lineItems) {}

    /** Orders with one line and several, with visits, of guests, with money and with goods given back, some at one moment. */
    @BeforeAll
    void load() {
        simulated.time().freezeAt(Instant.parse("2026-06-30T20:00:00Z"));
        simulated.time().resume();
        simulated.load(SampleShop.until(QUARTER.to()));
        simulated.load(GeneratedSales.builder(4, QUARTER.to())
                .days(120)
                .products(2)
                .markets(List.of(new GeneratedSales.Market("US", 1)))
                .generate());
        simulated.load(GeneratedShop.builder(7, QUARTER.to())
                .customers(60)
                .refundedOrders(0.2)
                .guestOrders(0.1)
                .generate());
        List<Lines> orders = shop.connection("orders", Lines.class)
                .with("query", "processed_at:>='2026-06-20T00:00:00Z'")
                .pageSize(30)
                .page()
                .nodes();
        for (Lines order : orders) {
            Gid line = order.lineItems().nodes().get(0).id();
            new Orders(shop)
                    .refund(Map.of(
                            "orderId",
                            order.id(),
                            "refundLineItems",
                            List.of(Map.of("lineItemId", line, "quantity", 1))))
                    .run();
        }
    }

    @AfterAll
    void close() {
        shop.close();
        simulated.close();
    }

    @ParameterizedTest
    @EnumSource
    void answer_isTheSameByPagesAndByBulkOperation(Asked asked) {
        Asked.Told byPages = asked.of(shop, QUARTER, Reading.PAGES);
        simulated.forgetRequests();

        Asked.Told inBulk = asked.of(shop, QUARTER, Reading.BULK);

        assertThat(simulated.requests("bulkOperationRunQuery")).isNotEmpty();
        assertThat(inBulk.figure()).isEqualByComparingTo(byPages.figure());
        assertThat(inBulk.report()).usingRecursiveComparison().isEqualTo(byPages.report());
    }

    @Test
    void answersAboutGoodsAndCohorts_areTheSame() {
        Gid product = new Products(shop)
                .all().stream()
                        .filter(each -> each.title().equals("Good 1"))
                        .findFirst()
                        .orElseThrow()
                        .id();
        Map<String, Function<Reading, Object>> questions = Map.of(
                "cohorts",
                reading -> CustomerCohorts.report(shop, CustomerCohorts.Question.of(QUARTER.to()), reading),
                "price",
                reading -> PriceElasticity.report(shop, PriceElasticity.Question.of(product, QUARTER.to()), reading),
                "products",
                reading -> ProductRecommendations.report(shop, new ProductRecommendations.Question(QUARTER), reading),
                "forecast",
                reading -> SalesForecast.report(shop, SalesForecast.Question.of(QUARTER.to()), reading));

        questions.forEach((name, question) -> assertThat(question.apply(Reading.BULK))
                .as(name)
                .usingRecursiveComparison()
                .isEqualTo(question.apply(Reading.PAGES)));
    }

    @Test
    void cheapest_takesBulkOperationsForManyOrdersAlone() {
        Period day = new Period(QUARTER.to(), QUARTER.to());
        simulated.forgetRequests();
        SeveralStores.Question one = new SeveralStores.Question(day, "USD", RateSource.NONE);
        List<SeveralStores.Store> stores = List.of(new SeveralStores.Store("shop", shop));

        SeveralStores.report(stores, one, Reading.CHEAPEST);
        assertThat(simulated.requests("bulkOperationRunQuery")).isEmpty();

        Period years = new Period(LocalDate.of(2024, 7, 1), QUARTER.to());
        SeveralStores.Question all = new SeveralStores.Question(years, "USD", RateSource.NONE);
        SeveralStores.report(stores, all, Reading.CHEAPEST);
        assertThat(simulated.requests("bulkOperationRunQuery")).hasSize(1);
    }

    @Test
    void progress_isHeardEitherWay() {
        for (Reading reading : List.of(Reading.PAGES, Reading.BULK)) {
            List<Long> heard = new ArrayList<>();

            Asked.STORE.of(shop, QUARTER, reading.heardBy((done, total) -> heard.add(done)));

            assertThat(heard).contains(250L).isNotEmpty();
        }
    }
}
