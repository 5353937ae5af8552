package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.analytics.inventory.AbcClass;
import io.shopwright.analytics.inventory.CarryingCost;
import io.shopwright.analytics.inventory.LeadTime;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.resource.Inventory;
import io.shopwright.client.resource.ShopifyQl;
import io.shopwright.insights.InventoryIntelligence.Item;
import io.shopwright.insights.InventoryIntelligence.Question;
import io.shopwright.insights.InventoryIntelligence.Report;
import io.shopwright.insights.SupplySource.Supply;
import io.shopwright.testkit.GeneratedSales;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import io.shopwright.testkit.TransactionLog;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On the simulated shop, over its socket. */
class InventoryIntelligenceTest {
    private static final LocalDate END = LocalDate.of(2026, 6, 30);
    private static final SupplySource TWO_WEEKS = SupplySource.same(Supply.within(LeadTime.certain(14)));

    private static Shop open(SimulatedShop simulated) {
        return Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    }

    /** As the shop's own report counts them. */
    private static long units(Shop shop, Period period) {
        return Long.parseLong(new ShopifyQl(shop)
                .table("FROM sales SHOW quantity_ordered SINCE " + period.from() + " UNTIL " + period.to())
                .rows()
                .get(0)
                .get("quantity_ordered"));
    }

    @Test
    void report_ofASmallShop_ordersWhatRunsOutAndKnowsWhatIsThere() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(SampleShop.until(END));
            Inventory inventory = new Inventory(shop);
            Inventory.Item socks = inventory.items("sku:SOCK-01").iterator().next();
            inventory.update(socks.id(), Map.of("cost", "4.00")).run();
            long onHand = inventory.stock(socks.id()).get().inventoryLevels().nodes().get(0).quantities().stream()
                    .filter(quantity -> quantity.name().equals("on_hand"))
                    .mapToLong(Inventory.Quantity::quantity)
                    .sum();

            Report report = InventoryIntelligence.report(
                    shop, Question.of(END, TWO_WEEKS).with(new CarryingCost(0.1, 0.05, 0.05)));

            assertThat(report.items()).hasSize(12);
            assertThat(report.items().stream().mapToLong(Item::sold).sum())
                    .isEqualTo(units(shop, report.basis().period()));
            assertThat(report.items().get(0).abc()).isEqualTo(AbcClass.A);
            Item item = report.items().stream()
                    .filter(each -> each.sku().equals("SOCK-01"))
                    .findFirst()
                    .orElseThrow();
            assertThat(item.holding().orElseThrow().onHand()).isEqualTo(onHand);
            assertThat(item.holding().orElseThrow().value().orElseThrow())
                    .isEqualByComparingTo(BigDecimal.valueOf(4 * onHand));
            // 20 % of the value in a year
            assertThat(item.holding().orElseThrow().yearlyCost().orElseThrow())
                    .isEqualByComparingTo(BigDecimal.valueOf(4 * onHand).multiply(new BigDecimal("0.2")));
            assertThat(report.basis().complete()).isTrue();
            assertThat(report.locations()).hasSize(1);
            assertThat(report.plan().lines()).isNotEmpty().allSatisfy(line -> {
                assertThat(line.units()).isPositive();
                assertThat(report.plan().toString()).contains(line.title(), line.reason());
            });
            assertThat(report.plan().lines())
                    .isSortedAccordingTo(
                            Comparator.comparing(line -> line.soldOut().orElse(LocalDate.MAX)));
            assertThat(report.seasons().months()).isEmpty();
            assertThat(simulated.writes()).hasSize(1);
        }
    }

    /** October has an hour more in Berlin. The shop counts its days by itself. */
    @Test
    void report_ofTheMonthOfTheClockChange_hasItsUnits() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .timeZone(ZoneId.of("Europe/Berlin"))
                        .start();
                Shop shop = open(simulated)) {
            simulated.load(GeneratedSales.builder(5, LocalDate.of(2025, 11, 5))
                    .days(60)
                    .products(2)
                    .generate());
            LocalDate end = LocalDate.of(2025, 10, 31);

            Report report =
                    InventoryIntelligence.report(shop, new Question(end, 31, 30, 7, 0.95, 30, 31, null, TWO_WEEKS));

            assertThat(report.items().stream().mapToLong(Item::sold).sum())
                    .isEqualTo(units(shop, Period.lastDays(31, end)));
        }
    }

    @Test
    void report_withoutUnitCosts_saysWhatIsUnknown() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(GeneratedSales.builder(3, END).days(60).products(1).generate());

            Report report = InventoryIntelligence.report(
                    shop, Question.of(END, TWO_WEEKS).with(new CarryingCost(0.1, 0.05, 0.05)));

            assertThat(report.items().get(0).holding().orElseThrow().value()).isEmpty();
            assertThat(report.saving()).isEmpty();
            assertThat(report.basis().missing())
                    .containsExactly(
                            "1 variant has no unit cost in the shop: the value of their stock, what it costs to"
                                    + " keep and the order quantity of least cost are unknown.");
        }
    }

    /** 180 days after the last sale, and not a day before, stock is dead. */
    @Test
    void report_longAfterTheLastSale_callsStockDead() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(SampleShop.until(END));

            Report before = InventoryIntelligence.report(shop, Question.of(END.plusDays(100), TWO_WEEKS));
            Report after = InventoryIntelligence.report(shop, Question.of(END.plusDays(300), TWO_WEEKS));

            assertThat(before.dead()).isEmpty();
            assertThat(after.dead()).hasSize(12);
            assertThat(after.plan().lines()).isEmpty();
        }
    }

    @Test
    void report_ofAnEmptyShop_isEmpty() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            Report report = InventoryIntelligence.report(shop, Question.of(END, TWO_WEEKS));

            assertThat(report.items()).isEmpty();
            assertThat(report.plan()).hasToString("To order on 2026-06-30: 0 variants\n");
            assertThat(report.seasons().weekdays()).isEmpty();
        }
    }

    @Test
    void report_afterOneOrder_forecastsNothing() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(TransactionLog.parse(
                    "customer,date,amount\nada,2026-06-05,10",
                    TransactionLog.Columns.of("customer", "date").amount("amount")));

            Report report = InventoryIntelligence.report(shop, Question.of(END, TWO_WEEKS));

            assertThat(report.items()).allMatch(item -> item.outlook().isEmpty());
            assertThat(report.plan().lines()).isEmpty();
        }
    }

    @Test
    void report_withoutScopes_saysWhatIsMissing() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .accessToken("orders", "read_orders", "read_products", "read_customers")
                        .accessToken("stock", "read_products", "read_inventory", "read_locations")
                        .start();
                Shop orders = Shop.open(ShopConfig.at(simulated.endpoint(), "orders"));
                Shop stock = Shop.open(ShopConfig.at(simulated.endpoint(), "stock"))) {
            simulated.load(SampleShop.until(END));
            simulated.time().freezeAt(END.atTime(23, 0).atZone(ZoneOffset.UTC).toInstant());

            Report sold = InventoryIntelligence.report(orders, Question.of(END, TWO_WEEKS));
            Report held = InventoryIntelligence.report(stock, Question.of(END, TWO_WEEKS));

            assertThat(sold.basis().missing())
                    .anyMatch(line -> line.contains("read_all_orders"))
                    .anyMatch(line -> line.contains("read_inventory"));
            assertThat(sold.items())
                    .isNotEmpty()
                    .allMatch(item -> item.holding().isEmpty());
            assertThat(held.basis().missing())
                    .anyMatch(line -> line.startsWith("The access token lacks read_orders and read_customers"));
            assertThat(held.items()).hasSize(12).allMatch(item -> item.sold() == 0);
        }
    }

    @Test
    void supply_comesFromCsv() {
        SupplySource supply = SupplySource.parse(
                "sku,lead_days,lead_deviation,least,pack,order_cost\nA-1,10,2,24,12,35.5\n\"B, 2\",5,,,,\n");

        Supply first = supply.of("A-1").orElseThrow();
        assertThat(first.leadTime()).isEqualTo(new LeadTime(10, 2));
        assertThat(first.rules().order(1, 1)).isEqualTo(24);
        assertThat(first.rules().order(25, 1)).isEqualTo(36);
        assertThat(first.orderCost()).hasValue(35.5);
        assertThat(supply.of("B, 2").orElseThrow()).isEqualTo(Supply.within(LeadTime.certain(5)));
        assertThat(supply.of("C")).isEmpty();
        assertThatThrownBy(() -> SupplySource.parse("sku,days\nA,1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lead_days");
        assertThatThrownBy(() -> SupplySource.parse("sku,lead_days\nA,soon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 2: lead_days must be a number: soon");
    }
}
