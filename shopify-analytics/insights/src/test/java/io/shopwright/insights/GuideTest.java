package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.clv.BgNbd;
import io.shopwright.analytics.clv.CustomerHistory;
import io.shopwright.analytics.clv.Fit;
import io.shopwright.analytics.clv.GammaGamma;
import io.shopwright.analytics.clv.Horizon;
import io.shopwright.analytics.clv.LifetimeValue;
import io.shopwright.analytics.clv.Purchase;
import io.shopwright.analytics.clv.PurchaseSummaries;
import io.shopwright.analytics.clv.TimeScale;
import io.shopwright.client.Gid;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.audit.CallListener;
import io.shopwright.client.bulk.BulkQuery;
import io.shopwright.client.cost.QueryCost;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Explanation;
import io.shopwright.client.query.Field;
import io.shopwright.client.query.Page;
import io.shopwright.client.resource.Orders;
import io.shopwright.client.resource.ShopifyQl;
import io.shopwright.client.resource.Tags;
import io.shopwright.insights.CustomerLifetimeValue.Customer;
import io.shopwright.insights.CustomerLifetimeValue.Question;
import io.shopwright.insights.CustomerLifetimeValue.Report;
import io.shopwright.testkit.GeneratedShop;
import io.shopwright.testkit.ShopRequest;
import io.shopwright.testkit.SimulatedShop;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The code of docs/guide.md, run. */
class GuideTest {
    private static final Path ROOT = Path.of(System.getProperty("shopwright.root", "../.."));
    private static SimulatedShop simulated;
    private static Shop shop;

    @BeforeAll
    static void start() {
        simulated = SimulatedShop.start();
        simulated.load(GeneratedShop.builder(1, LocalDate.of(2026, 10, 31))
                .customers(200)
                .generate());
        shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    }

    @AfterAll
    static void close() {
        shop.close();
        simulated.close();
    }

    // tag::record[]
    record OrderRow(Gid id, String name, Instant processedAt, MoneyBag currentTotalPriceSet) {}
    // end::record[]

    @Test
    void connection() {
        // tag::connection[]
        Stream<OrderRow> orders = shop
                .connection("orders", OrderRow.class)
                .with("query", "processed_at:>='2026-10-01'")
                .with("sortKey", "PROCESSED_AT")
                .stream();
        // end::connection[]
        Instant october = Instant.parse("2026-10-01T00:00:00Z");
        assertThat(orders).isNotEmpty().allMatch(order -> !order.processedAt().isBefore(october));
    }

    @Test
    void explain() {
        // tag::explain[]
        Explanation planned = shop.connection("orders", OrderRow.class).explain();
        String text = planned.document();
        int points = planned.predictedCost();
        // end::explain[]
        shop.document(text, JsonNode.class).with("first", 250).get();
        List<ShopRequest> asked = simulated.requests("orders");
        assertThat(asked.get(asked.size() - 1).requestedCost()).isEqualTo(points);
    }

    // tag::nested[]
    record OrderWithLines(
            String name,
            @Nullable CustomerRef customer,
            @Field("currentTotalPriceSet") MoneyBag total,
            @Arguments("first: 50") Page<Line> lineItems) {}

    record CustomerRef(Gid id, Optional<String> email) {}

    record Line(String title, int currentQuantity) {}
    // end::nested[]

    @Test
    void object() {
        Gid id = shop.connection("orders", OrderRow.class).iterator().next().id();
        // tag::object[]
        OrderWithLines order =
                shop.object("order", OrderWithLines.class).with("id", id).get();
        // end::object[]
        assertThat(order.lineItems().nodes()).isNotEmpty();
        assertThat(order.total().shopMoney().currencyCode()).isEqualTo("USD");
    }

    // tag::bulkRow[]
    record OrderOfMany(Gid id, String name, List<Line> lineItems) {}
    // end::bulkRow[]

    @Test
    void bulk() {
        // tag::bulk[]
        BulkQuery<OrderOfMany> query = shop.bulk().query("orders", OrderOfMany.class);
        long lines;
        try (Stream<OrderOfMany> orders = query.stream()) {
            lines = orders.mapToLong(order -> order.lineItems().size()).sum();
        }
        // end::bulk[]
        assertThat(lines).isPositive();
    }

    // tag::root[]
    record Dashboard(
            ShopName shop,
            @Arguments("query: $paid") @Nullable Count ordersCount,

            @Field("orders") @Arguments("first: 3, reverse: true")
            Page<OrderRow> latest) {}

    record ShopName(String name, String ianaTimezone) {}

    record Count(int count) {}
    // end::root[]

    @Test
    void root() {
        // tag::rootQuery[]
        Dashboard dashboard = shop.query(Dashboard.class)
                .with("paid", "financial_status:paid")
                .get();
        // end::rootQuery[]
        assertThat(dashboard.latest().nodes()).hasSize(3);
        assertThat(dashboard.ordersCount().count()).isPositive();
    }

    // tag::rawRecord[]
    record Answered(ShopName mine) {}
    // end::rawRecord[]

    @Test
    void raw() {
        // tag::raw[]
        Answered answer = shop.document("{ mine: shop { name ianaTimezone } }", Answered.class)
                .get();
        // end::raw[]
        assertThat(answer.mine().ianaTimezone()).isEqualTo("UTC");
    }

    @Test
    void cost() {
        // tag::cost[]
        int points = QueryCost.predict(
                shop.schema(),
                "{ orders(first: 250) { nodes { id lineItems(first: 250) { nodes { id } } } } }",
                null,
                null);
        // end::cost[]
        assertThat(points).isEqualTo(156);
    }

    @Test
    void background() {
        // tag::background[]
        Stream<Orders.Summary> export = new Orders(shop.background()).all().stream();
        // end::background[]
        assertThat(export.limit(5)).hasSize(5);
    }

    @Test
    void doors() {
        // tag::doors[]
        Orders orders = new Orders(shop);
        Gid latest = orders.search("financial_status:paid").iterator().next().id();
        List<Orders.Line> lines = orders.order(latest).get().lineItems();
        new Tags(shop).add(latest, List.of("checked")).run();
        // end::doors[]
        assertThat(lines).isNotEmpty();
        assertThat(orders.order(latest).get().tags()).contains("checked");
    }

    @Test
    void hidden() {
        Instant now = Instant.parse("2026-10-31T12:00:00Z");
        // tag::hidden[]
        Optional<Instant> hiddenBefore = new Orders(shop).hiddenBefore(now);
        // end::hidden[]
        assertThat(hiddenBefore).isEmpty();
    }

    // tag::reportRow[]
    record DayOfSales(LocalDate day, BigDecimal totalSales, int orders) {}
    // end::reportRow[]

    @Test
    void report() {
        // tag::report[]
        List<DayOfSales> days = new ShopifyQl(shop)
                .table("FROM sales SHOW total_sales, orders TIMESERIES day SINCE 2026-10-01 UNTIL 2026-10-31")
                .as(DayOfSales.class);
        // end::report[]
        assertThat(days).hasSize(31);
    }

    @Test
    void listener() {
        ShopConfig config = ShopConfig.at(simulated.endpoint(), simulated.accessToken());
        // tag::listener[]
        List<String> dear = new CopyOnWriteArrayList<>();
        CallListener notice = call -> {
            if (call.predictedCost() > 100) {
                dear.add(call.requestId());
            }
        };
        ShopConfig watched = config.listener(CallListener.flightRecorder().and(notice));
        // end::listener[]
        try (Shop other = Shop.open(watched)) {
            other.document(
                            "{ orders(first: 250) { nodes { id lineItems(first: 250) { nodes { id } } } } }",
                            JsonNode.class)
                    .get();
        }
        assertThat(dear).hasSize(1);
    }

    @Test
    void failure() {
        // tag::failure[]
        try {
            shop.object("order", OrderRow.class).with("id", Gid.of("Order", 1)).get();
        } catch (ShopifyException.Invalid e) {
            // no such order
        } catch (ShopifyException.Denied e) {
            // the token is not accepted, or lacks a scope
        } catch (ShopifyException.Throttled e) {
            // come back after e.retryAfter()
        }
        // end::failure[]
        assertThat(shop.object("order", OrderRow.class)
                        .with("id", Gid.of("Order", 1))
                        .find())
                .isEmpty();
    }

    @Test
    void insight() {
        // tag::insight[]
        Report report = CustomerLifetimeValue.report(shop, Question.of(LocalDate.of(2026, 10, 31)));

        List<Customer> tenMostValuable = report.mostValuable().subList(0, 10);
        double r = report.purchases().model().r();
        // end::insight[]
        assertThat(tenMostValuable).hasSize(10);
        assertThat(r).isPositive();
    }

    record Bought(@Nullable CustomerRef customer, Instant processedAt, MoneyBag currentTotalPriceSet) {}

    /** A log of the shop's own purchases is worth what the report says of the shop. */
    @Test
    void numbers() {
        StringBuilder csv = new StringBuilder("customer,day,amount\n");
        for (Bought order : shop.connection("orders", Bought.class).with("query", "test:false")) {
            if (order.customer() != null) {
                csv.append(order.customer().id()).append(',');
                csv.append(LocalDate.ofInstant(order.processedAt(), ZoneOffset.UTC))
                        .append(',');
                csv.append(order.currentTotalPriceSet().shopMoney().amount()).append('\n');
            }
        }
        Map<String, Double> values = values(csv.toString());

        Report report = CustomerLifetimeValue.report(shop, Question.of(LocalDate.of(2026, 10, 31)));
        assertThat(values).hasSameSizeAs(report.customers());
        assertThat(report.customers())
                .allSatisfy(customer -> assertThat(values.get(customer.id().value()))
                        .isCloseTo(customer.lifetimeValue().orElseThrow(), withinPercentage(0.001)));
    }

    private static Map<String, Double> values(String csv) {
        // tag::numbers[]
        List<Purchase<String>> purchases = csv.lines()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> new Purchase<>(cells[0], LocalDate.parse(cells[1]), Double.parseDouble(cells[2])))
                .toList();
        PurchaseSummaries<String> histories =
                PurchaseSummaries.of(purchases, LocalDate.of(2026, 10, 31), TimeScale.WEEK);
        Fit<BgNbd> buying = BgNbd.fit(histories.summaries());
        Fit<GammaGamma> spending = GammaGamma.fit(histories.spends());

        LifetimeValue value = LifetimeValue.ofRevenue(buying.model(), spending.model());
        Horizon year = new Horizon(12, 4.345, 0.01); // months of 4.345 weeks, 1 % a month
        Map<String, Double> values = new TreeMap<>();
        for (CustomerHistory<String> one : histories.customers()) {
            values.put(one.customer(), value.within(year, one.summary(), one.spend()));
        }
        // end::numbers[]
        assertThat(List.of(buying.status(), spending.status())).containsOnly(Fit.Status.CONVERGED);
        return values;
    }

    /** Each block of the guide under a comment "code: name" is the region of this file with that name. */
    @Test
    void guide_showsTheCodeThatRunsHere() throws IOException {
        String own = Files.readString(
                ROOT.resolve("shopify-analytics/insights/src/test/java/io/shopwright/insights/GuideTest.java"));
        Map<String, String> regions = new TreeMap<>();
        Matcher region = Pattern.compile("(?s)// tag::(\\w+)\\[]\n(.*?)\n *// end::\\1\\[]")
                .matcher(own);
        while (region.find()) {
            regions.put(region.group(1), region.group(2).stripIndent().strip());
        }
        Map<String, String> shown = new TreeMap<>();
        Matcher block = Pattern.compile("(?s)<!-- code: (\\w+) -->\n```java\n(.*?)\n```")
                .matcher(Files.readString(ROOT.resolve("docs/guide.md")));
        while (block.find()) {
            shown.put(block.group(1), block.group(2));
        }

        assertThat(shown).isEqualTo(regions);
    }
}
