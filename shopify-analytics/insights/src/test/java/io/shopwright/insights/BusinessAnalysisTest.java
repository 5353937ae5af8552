package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.finance.Estimate;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Page;
import io.shopwright.client.resource.Fulfillments;
import io.shopwright.client.resource.Inventory;
import io.shopwright.client.resource.Orders;
import io.shopwright.client.resource.Reference;
import io.shopwright.insights.BusinessAnalysis.Measure;
import io.shopwright.insights.BusinessAnalysis.Question;
import io.shopwright.insights.BusinessAnalysis.Report;
import io.shopwright.insights.ExpenseSource.Expense;
import io.shopwright.insights.Opportunity.Kind;
import io.shopwright.testkit.OrderExport;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusinessAnalysisTest {
    private static final Period JUNE = new Period(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 30));
    private static final CostSource COSTS = CostSource.parse("sku,unit_cost\nTEA,4\nLAMP,60\n");

    private static Report ask(SimulatedShop simulated, Question question) {
        try (Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            return BusinessAnalysis.report(shop, question);
        }
    }

    private static OrderExport export(String... lines) {
        return OrderExport.parse(
                "Name,Email,Created at,Cancelled at,Total,Discount Amount,Refunded Amount,Lineitem quantity,"
                        + "Lineitem name,Lineitem sku,Lineitem price,Lineitem discount,Financial Status\n"
                        + String.join("\n", lines));
    }

    private static final OrderExport FEW = export(
            "#1,ada@example.com,2026-05-20 10:00:00 +0000,,100,0,0,1,Lamp,LAMP,100,0,paid",
            "#2,ada@example.com,2026-06-02 10:00:00 +0000,,15,5,0,2,Tea,TEA,10,5,paid",
            "#3,bob@example.com,2026-06-10 10:00:00 +0000,,100,0,40,1,Lamp,LAMP,100,0,partially_refunded");

    /** By hand: 120 gross, 5 of discounts, 40 given back; goods for 2 times 4 and 60. */
    @Test
    void performance_goesFromGrossSalesToContribution() {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            simulated.load(FEW);
            ExpenseSource expenses = ExpenseSource.parse(
                    "day,what,amount\n2026-06-30,Parcels,2.00\n2026-06-30,Fees,1\n2026-05-31,Parcels,9");

            Report report = ask(simulated, Question.of(JUNE).costs(COSTS).expenses(expenses));

            Performance now = report.performance();
            assertThat(now.sales().gross()).isEqualByComparingTo("120");
            assertThat(now.sales().discounts()).isEqualByComparingTo("5");
            assertThat(now.sales().returns()).isEqualByComparingTo("40");
            assertThat(now.sales().net()).isEqualByComparingTo("75");
            assertThat(now.costOfGoods().orElseThrow()).isEqualByComparingTo("68");
            assertThat(now.grossProfit().orElseThrow()).isEqualByComparingTo("7");
            assertThat(now.contribution().orElseThrow()).isEqualByComparingTo("4");
            assertThat(now.contributionRate().orElseThrow().doubleValue()).isEqualTo(4 / 75.0);
            assertThat(report.performanceBefore().contribution().orElseThrow()).isEqualByComparingTo("31");
        }
    }

    /** By hand: 40 of 115 came back, a tenth would be as wanted: 28.5 in 30 days, 346.99 in a year. */
    @Test
    void returns_areAnOpportunityOfTheirSize() {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            simulated.load(FEW);

            Report report = ask(simulated, Question.of(JUNE));

            Effect effect = opportunity(report, Kind.RETURNS).effect();
            assertThat(effect.low()).isEqualByComparingTo("0");
            assertThat(effect.high().doubleValue()).isCloseTo(28.5 * 365.25 / 30, within(0.01));
            assertThat(effect.likely().doubleValue()).isCloseTo(28.5 * 365.25 / 60, within(0.01));
            assertThat(report.opportunities())
                    .isSortedAccordingTo(
                            (a, b) -> b.effect().likely().compareTo(a.effect().likely()));
            assertThat(report.plan().steps()).hasSameSizeAs(report.opportunities());
            assertThat(report.plan().steps().get(0).week()).isEqualTo(1);
            assertThat(report.plan().roadmap(ActionPlan.Phase.NOW)).isNotEmpty();
        }
    }

    private static Opportunity opportunity(Report report, Kind kind) {
        return report.opportunities().stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /** ROI = net / investment, payback = investment / (benefits / 12), on what the report itself says of the parts. */
    @Test
    void projection_isOfProfitNotOfSales() {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            simulated.load(FEW);
            InvestmentSource investments =
                    InvestmentSource.parse("opportunity,low,likely,high\nreturns,40,50,90\nprices,1,1,1\n");

            Report report = ask(simulated, Question.of(JUNE).costs(COSTS).investments(investments));

            RoiProjection roi = report.roi().orElseThrow();
            double benefits =
                    opportunity(report, Kind.RETURNS).effect().likely().doubleValue() * 7 / 75;
            assertThat(roi.totalInvestment()).isEqualTo(50);
            assertThat(roi.totalBenefits()).isCloseTo(benefits, within(1e-9));
            assertThat(roi.netBenefit()).isCloseTo(benefits - 50, within(1e-9));
            assertThat(roi.roi().orElseThrow()).isCloseTo((benefits - 50) / 50, within(1e-12));
            assertThat(roi.paybackMonths().orElseThrow()).isCloseTo(50 / (benefits / 12), within(1e-9));
            assertThat(roi.benefitCostRatio().orElseThrow()).isCloseTo(benefits / 50, within(1e-12));
            assertThat(roi.range().investment().low()).isBetween(40.0, 50.0);
            assertThat(roi.range().investment().high()).isBetween(50.0, 90.0);
        }
    }

    /** The figures are round, so the formulas can be seen. */
    @Test
    void projection_ofCertainAmounts_hasNoRange() {
        RoiProjection roi = RoiProjection.of(
                List.of(Estimate.certain("a", 1000), Estimate.certain("b", 500)),
                List.of(Estimate.certain("c", 2400), Estimate.certain("d", 600)));

        assertThat(roi.totalInvestment()).isEqualTo(1500);
        assertThat(roi.totalBenefits()).isEqualTo(3000);
        assertThat(roi.netBenefit()).isEqualTo(1500);
        assertThat(roi.roi()).hasValue(1);
        assertThat(roi.paybackMonths()).hasValue(6);
        assertThat(roi.benefitCostRatio()).hasValue(2);
        assertThat(roi.range().net().low()).isEqualTo(roi.range().net().high()).isEqualTo(1500);
    }

    @Test
    void costsOfTheShop_goBeforeThoseOfTheSource() {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            simulated.load(SampleShop.until(JUNE.to()));
            try (Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
                Inventory inventory = new Inventory(shop);
                for (Inventory.Item item : inventory.items("")) {
                    inventory.update(item.id(), Map.of("cost", "3.00")).run();
                }
            }

            Report report = ask(simulated, Question.of(JUNE).costs(sku -> java.util.Optional.of(BigDecimal.TEN)));

            Performance now = report.performance();
            assertThat(now.costOfGoods().orElseThrow())
                    .isEqualByComparingTo(BigDecimal.valueOf(
                            3 * (now.sales().units() - now.sales().unitsReturned())));
            assertThat(report.basis().missing()).noneMatch(each -> each.contains("unit cost"));
        }
    }

    /** Of two mugs' prices, 10.00 and 12.00, the mean is 11.00; the shop asks 12.50. */
    @Test
    void market_comparesPricesOfWhatIsSold() {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            simulated.load(SampleShop.until(JUNE.to()));
            MarketSource market = MarketSource.parse(
                    "sku,competitor,price\nMUGS-01,Cheap & Co,10.00\nMUGS-01,\"Dear, Ltd\",12.00\nNONE-01,Cheap & Co,1\n");

            Report report = ask(
                    simulated,
                    Question.of(new Period(LocalDate.of(2025, 7, 1), JUNE.to())).market(market));

            MarketPosition position = report.market().orElseThrow();
            assertThat(position.priceIndex().doubleValue()).isCloseTo(12.5 / 11, within(1e-12));
            assertThat(position.products()).singleElement().satisfies(mug -> {
                assertThat(mug.lowest()).isEqualByComparingTo("10");
                assertThat(mug.unitsSold()).isPositive();
            });
            assertThat(position.threats())
                    .extracting(MarketPosition.Threat::competitor)
                    .containsExactly("Cheap & Co", "Dear, Ltd");
            assertThat(report.opportunities()).noneMatch(each -> each.kind() == Kind.PRICES);
        }
    }

    record WithTasks(@Arguments("first: 1") Page<Reference> fulfillmentOrders) {}

    /** The order is sent a day and a half after it was made. */
    @Test
    void fulfilment_isTimedFromTheOrderToTheLastShipment() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            simulated.time().freezeAt(Instant.parse("2026-06-10T08:00:00Z"));
            Map<String, Object> price = Map.of("shopMoney", Map.of("amount", "10.00", "currencyCode", "USD"));
            Map<String, Object> order = Map.of(
                    "lineItems",
                    List.of(Map.of("title", "Lamp", "quantity", 1, "priceSet", price, "requiresShipping", true)));
            new Orders(shop).create(order).run();
            new Orders(shop).create(order).run();
            simulated.time().advance(Duration.ofHours(36));
            Fulfillments fulfillments = new Fulfillments(shop);
            Gid task = shop.connection("orders", WithTasks.class)
                    .iterator()
                    .next()
                    .fulfillmentOrders()
                    .nodes()
                    .get(0)
                    .id();
            fulfillments
                    .create(Map.of("lineItemsByFulfillmentOrder", List.of(Map.of("fulfillmentOrderId", task))))
                    .run();

            Operations operations =
                    BusinessAnalysis.report(shop, Question.of(JUNE)).operations();

            assertThat(operations.orders()).isEqualTo(2);
            assertThat(operations.fulfilled()).isEqualTo(1);
            assertThat(operations.hoursToFulfillment().orElseThrow()).isEqualByComparingTo("36");
            assertThat(operations.fulfillmentRate().orElseThrow()).isEqualByComparingTo("0.5");
        }
    }

    /** Ten points for each criterion that is met, five near it; what is not known does not count. */
    @Test
    void score_isTheSumOfItsExplainedPoints() {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            simulated.load(FEW);

            BusinessScore score = ask(simulated, Question.of(JUNE).costs(COSTS)).score();

            assertThat(score.points())
                    .isEqualTo(score.criteria().stream()
                            .mapToInt(BusinessScore.Criterion::points)
                            .sum());
            assertThat(score.outOf()).isEqualTo(10 * score.criteria().size());
            assertThat(score.criteria().stream().map(BusinessScore.Criterion::reason))
                    .contains(
                            "Growth of net sales is -25.0 %; at least 0.0 % is missed: 0 of 10 points.",
                            "Cancelled orders, share is 0.0 %; at most 2.0 % is reached: 10 of 10 points.",
                            "Returning customers, share is 50.0 %; at least 25.0 % is reached: 10 of 10 points.")
                    .noneMatch(reason -> reason.startsWith("Hours to fulfilment"));
        }
    }

    /** By hand: one of four cancelled, 2 % would be as wanted: 23 % of four orders of 10 in 30 days. */
    @Test
    void cancellations_areAnOpportunity() {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            simulated.load(export(
                    "#1,a@example.com,2026-06-02 10:00:00 +0000,2026-06-03 10:00:00 +0000,10,0,10,1,Tea,TEA,10,0,refunded",
                    "#2,b@example.com,2026-06-02 10:00:00 +0000,,10,0,0,1,Tea,TEA,10,0,paid",
                    "#3,c@example.com,2026-06-02 10:00:00 +0000,,10,0,0,1,Tea,TEA,10,0,paid",
                    "#4,d@example.com,2026-06-02 10:00:00 +0000,,10,0,0,1,Tea,TEA,10,0,paid"));

            Report report = ask(simulated, Question.of(JUNE));

            Effect effect = opportunity(report, Kind.CANCELLATIONS).effect();
            assertThat(effect.likely().doubleValue()).isCloseTo(0.23 * 40 * 365.25 / 30, within(0.1));
            assertThat(effect.low()).isLessThan(effect.likely());
            assertThat(effect.high()).isGreaterThan(effect.likely());
        }
    }

    @Test
    void emptyShop_isAnsweredWithNothing() {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            Report report = ask(simulated, Question.of(JUNE));

            assertThat(report.performance().grossProfit().orElseThrow()).isEqualByComparingTo("0");
            assertThat(report.performance().marginRate()).isEmpty();
            assertThat(report.opportunities()).isEmpty();
            assertThat(report.score().percent()).isEmpty();
            assertThat(report.roi()).isEmpty();
            assertThat(report.basis().missing())
                    .contains(
                            "The contribution is unknown: no source gives the expenses that grow with sales.",
                            "The market position is unknown: no source gives competitors' prices.",
                            "There is no projection of a return: no source gives the cost of an opportunity whose profit is"
                                    + " known.");
        }
    }

    @Test
    void guestsAndRefundsOverSales_areAnswered() {
        try (SimulatedShop simulated =
                SimulatedShop.builder().timeZone(ZoneId.of("America/New_York")).start()) {
            // The hour from 1 to 2 comes twice on 2025-11-02 there.
            simulated.load(export(
                    "#1,,2025-10-20 10:00:00 +0000,2025-11-02 05:30:00 +0000,500,0,500,1,Lamp,LAMP,500,0,refunded",
                    "#2,,2025-11-02 06:30:00 +0000,,10,0,0,1,Tea,TEA,10,0,paid"));

            Report report = ask(
                    simulated,
                    Question.of(new Period(LocalDate.of(2025, 11, 1), LocalDate.of(2025, 11, 30)))
                            .costs(COSTS));

            assertThat(report.performance().sales().net()).isEqualByComparingTo("-490");
            assertThat(report.performance().grossProfit().orElseThrow()).isEqualByComparingTo("-494");
            assertThat(report.basis().missing()).anyMatch(each -> each.contains("Guests cannot be told apart"));
        }
    }

    @Test
    void missingScopes_areSaid() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                .accessToken("t", "read_orders", "read_customers", "read_products")
                .start()) {
            Report report = ask(simulated, Question.of(new Period(LocalDate.of(2026, 1, 1), JUNE.to())));

            assertThat(report.basis().missing())
                    .anyMatch(each -> each.contains("lacks read_all_orders: orders older than 60 days are hidden"))
                    .anyMatch(each -> each.contains("lacks read_inventory"));
        }
        try (SimulatedShop simulated =
                SimulatedShop.builder().accessToken("t", "read_products").start()) {
            assertThatThrownBy(() -> ask(simulated, Question.of(JUNE)))
                    .hasMessageContaining("lacks read_orders and read_customers");
        }
    }

    @Test
    void secondCurrency_isRefusedNamingOrderAndRemedy() throws IOException {
        try (EuroOrder server = new EuroOrder();
                Shop shop = server.open()) {
            assertThatThrownBy(() -> BusinessAnalysis.report(shop, Question.of(JUNE)))
                    .isInstanceOf(UnusableDataException.class)
                    .hasMessageContaining("Order #1 is in EUR, the shop in USD");
        }
    }

    @Test
    void sourcesOfCsv_nameTheLineThatIsWrong() {
        assertThatThrownBy(() -> CostSource.parse("sku,unit_cost\nTEA,dear"))
                .hasMessage("line 2: unit_cost must be a number: dear");
        assertThatThrownBy(() -> MarketSource.parse("sku,price\nTEA,1"))
                .hasMessageContaining("the header must have the columns [sku, competitor, price]");
        assertThatThrownBy(() -> MarketSource.parse("sku,competitor,price\nTEA,Co,0"))
                .hasMessage("the price of TEA at Co must be > 0: 0");
        assertThatThrownBy(() -> ExpenseSource.parse("day,what,amount\n2026-02-30,Fees,1"))
                .hasMessage("line 2: day must be a day such as 2026-03-01: 2026-02-30");
        assertThatThrownBy(() -> InvestmentSource.parse("opportunity,low,likely,high\nfame,1,2,3"))
                .hasMessageStartingWith("line 2: opportunity must be one of [LOST_CUSTOMERS");
        assertThat(ExpenseSource.of(List.of(new Expense(JUNE.to(), "Fees", BigDecimal.ONE)))
                        .of(JUNE.previous())
                        .orElseThrow())
                .isEmpty();
        assertThat(Measure.MARGIN.standard().value()).isEqualByComparingTo("0.4");
    }
}
