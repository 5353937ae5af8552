package io.shopwright.insights;

import io.shopwright.analytics.basket.ItemPurchase;
import io.shopwright.analytics.churn.AliveRule;
import io.shopwright.analytics.churn.CustomerState;
import io.shopwright.analytics.churn.SilenceRule;
import io.shopwright.analytics.clv.Purchase;
import io.shopwright.analytics.cohort.CohortPeriod;
import io.shopwright.analytics.cohort.CohortTable;
import io.shopwright.analytics.kpi.CustomerKpi;
import io.shopwright.analytics.order.CustomerOrder;
import io.shopwright.analytics.order.OrderColumns;
import io.shopwright.analytics.rfm.RfmCustomers;
import io.shopwright.analytics.rfm.RfmScoring;
import io.shopwright.analytics.rfm.RfmTable;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.insights.CustomerLifecycle.Acquisition;
import io.shopwright.insights.CustomerLifecycle.Churn;
import io.shopwright.insights.CustomerLifecycle.Customer;
import io.shopwright.insights.CustomerLifecycle.Product;
import io.shopwright.insights.CustomerLifecycle.Question;
import io.shopwright.insights.CustomerLifecycle.Report;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The orders behind one question about customers, and the way from them to the answer. */
final class LifecycleStudy {
    /** The share of active customers whom the rule of silence may call lost by mistake. */
    private static final double SILENCE_TAIL = 0.05;

    private final ShopFacts facts;
    private final Question question;
    private final PurchaseHistory history;
    private final int digits;
    private final List<CustomerOrder<Gid>> orders = new ArrayList<>();
    private final List<ItemPurchase> items = new ArrayList<>();
    private final Map<String, Product> products = new HashMap<>();
    private final Map<Gid, String> origins = new HashMap<>();
    private final Map<Gid, TreeSet<LocalDate>> days = new TreeMap<>();
    private long rowsRead;

    private LifecycleStudy(ShopFacts facts, Question question) {
        this.facts = facts;
        this.question = question;
        history = new PurchaseHistory(facts);
        digits = Math.max(0, Currency.getInstance(facts.currencyCode()).getDefaultFractionDigits());
    }

    static LifecycleStudy read(Shop shop, Question question, Reading reading) {
        ShopFacts facts = ShopFacts.of(shop);
        AccessLimits.require(facts, "orders", "customers", "products");
        LifecycleStudy study = new LifecycleStudy(facts, question);
        String search = OrdersByTime.before(
                question.end().plusDays(1).atStartOfDay(facts.zone()).toInstant());
        for (LifecycleRow row : new OrdersByTime<>(shop, reading, LifecycleRow.class, search)) {
            study.add(row);
            if (study.rowsRead % OrdersByTime.PAGE == 0) {
                reading.progress().at(study.rowsRead, study.rowsRead);
            }
        }
        reading.progress().at(study.rowsRead, study.rowsRead);
        return study;
    }

    private void add(LifecycleRow row) {
        rowsRead++;
        history.add(row.order()).ifPresent(purchase -> {
            Gid customer = purchase.customer();
            orders.add(new CustomerOrder<>(customer, purchase.day(), minorUnits(purchase)));
            origins.putIfAbsent(customer, row.origin());
            days.computeIfAbsent(customer, each -> new TreeSet<>()).add(purchase.day());
            for (LifecycleRow.Line line : row.firstLines()) {
                if (line.product() != null) {
                    Gid product = line.product().id();
                    products.put(product.toString(), new Product(product, line.title()));
                    items.add(new ItemPurchase(customer.toString(), product.toString(), row.processedAt()));
                }
            }
        });
    }

    private long minorUnits(Purchase<Gid> purchase) {
        return BigDecimal.valueOf(purchase.amount())
                .movePointRight(digits)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    Report report() {
        CustomerLifetimeValue.Report values = CustomerLifetimeValue.report(facts, question.lifetimeValue(), history);
        RfmTable<Gid> rfm =
                RfmTable.of(RfmCustomers.of(OrderColumns.of(orders), question.end()), RfmScoring.QUANTILE_EDGES);
        LearnedSegments segments = SegmentSearch.of(rfm.customers(), question, Math.pow(10, digits));
        List<Customer> customers = customers(values, rfm, segments);
        List<String> missing = new ArrayList<>();
        if (!facts.seesAllOrders()) {
            missing.add(AccessLimits.lacks(
                    "read_all_orders", "orders older than 60 days are hidden, and every history is cut short"));
        }
        if (segments.list().isEmpty()) {
            missing.add("Fewer than " + LearnedSegments.LEAST_DIFFERENT
                    + " customers differ from each other: segments cannot be learned.");
        }
        return new Report(
                new Basis(facts, period(), rowsRead, method(), missing),
                question,
                history.counts(),
                customers,
                rfm.groups(),
                segments.list(),
                churn(customers),
                CohortTable.of(orders, CohortPeriod.MONTH, question.end()),
                acquisitions(customers),
                values.notes());
    }

    private Period period() {
        LocalDate first = days.values().stream()
                .map(TreeSet::first)
                .min(Comparator.naturalOrder())
                .orElse(question.end());
        return new Period(first, question.end());
    }

    private List<Customer> customers(CustomerLifetimeValue.Report values, RfmTable<Gid> rfm, LearnedSegments segments) {
        Map<Gid, CustomerLifetimeValue.Customer> byId = values.customers().stream()
                .collect(Collectors.toMap(CustomerLifetimeValue.Customer::id, customer -> customer));
        NextProducts next = new NextProducts(items, products);
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < rfm.customers().size(); i++) {
            Gid id = rfm.customers().key(i);
            CustomerLifetimeValue.Customer value = byId.get(id);
            if (value != null) {
                customers.add(new Customer(
                        id,
                        days.getOrDefault(id, new TreeSet<>()).first(),
                        rfm.customers().daysSinceLastPurchase(i),
                        rfm.customers().frequency(i),
                        BigDecimal.valueOf(rfm.customers().monetary(i), digits),
                        rfm.score(i),
                        rfm.group(i),
                        segments.of(i),
                        state(value),
                        value.probabilityAlive(),
                        value.lifetimeValue(),
                        origins.getOrDefault(id, VisitName.UNKNOWN),
                        next.of(id)));
            }
        }
        customers.sort(Comparator.comparing(Customer::id));
        return customers;
    }

    private CustomerState state(CustomerLifetimeValue.Customer customer) {
        return new AliveRule(question.aliveThreshold())
                .judge(customer.summary(), summary -> customer.probabilityAlive());
    }

    private Churn churn(List<Customer> customers) {
        Map<CustomerState, Long> states =
                customers.stream().collect(Collectors.groupingBy(Customer::state, Collectors.counting()));
        OptionalDouble rate = customers.stream()
                .filter(customer -> customer.state() != CustomerState.ONE_TIME_BUYER)
                .mapToDouble(customer -> 1 - customer.probabilityAlive())
                .average();
        SilenceRule rule = new SilenceRule(SILENCE_TAIL);
        long silent = customers.stream()
                .filter(customer ->
                        rule.judge(customer.daysSinceLastPurchase(), gaps(customer.id())) == CustomerState.CHURNED)
                .count();
        return new Churn(
                states.getOrDefault(CustomerState.ONE_TIME_BUYER, 0L),
                states.getOrDefault(CustomerState.ACTIVE, 0L),
                states.getOrDefault(CustomerState.CHURNED, 0L),
                rate,
                silent);
    }

    private double[] gaps(Gid customer) {
        List<LocalDate> all = List.copyOf(days.getOrDefault(customer, new TreeSet<>()));
        double[] gaps = new double[Math.max(0, all.size() - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = all.get(i + 1).toEpochDay() - all.get(i).toEpochDay();
        }
        return gaps;
    }

    private List<Acquisition> acquisitions(List<Customer> customers) {
        Map<String, List<Customer>> byOrigin =
                customers.stream().collect(Collectors.groupingBy(Customer::origin, TreeMap::new, Collectors.toList()));
        return byOrigin.entrySet().stream()
                .map(entry -> acquisition(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Acquisition::customers)
                        .reversed()
                        .thenComparing(Acquisition::origin))
                .toList();
    }

    private static Acquisition acquisition(String origin, List<Customer> customers) {
        long returned = customers.stream()
                .filter(customer -> customer.state() != CustomerState.ONE_TIME_BUYER)
                .count();
        return new Acquisition(
                origin,
                customers.size(),
                CustomerKpi.repeatPurchaseRate(returned, customers.size()).orElse(BigDecimal.ZERO),
                customers.stream().map(Customer::spent).reduce(BigDecimal.ZERO, BigDecimal::add),
                customers.stream()
                        .flatMapToDouble(customer -> customer.lifetimeValue().stream())
                        .average());
    }

    private String method() {
        return "RFM in five classes by quantiles; lifetime value and probability alive by BG/NBD and Gamma-Gamma, lost"
                + " below " + question.aliveThreshold() + "; segments by k-means of silence, orders and money, up to "
                + question.mostSegments() + " by silhouette, seed " + question.seed()
                + "; offers by products that the same customers bought (cosine).";
    }

    /** Segments of customers, if they differ enough to be told apart. */
    record LearnedSegments(List<CustomerLifecycle.Segment> list, List<Integer> byRow) {
        static final int LEAST_DIFFERENT = 10;

        OptionalInt of(int row) {
            return byRow.isEmpty() ? OptionalInt.empty() : OptionalInt.of(byRow.get(row));
        }
    }
}
