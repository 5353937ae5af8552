package io.shopwright.insights;

import io.shopwright.analytics.attribution.Attribution;
import io.shopwright.analytics.attribution.JourneyStatistics;
import io.shopwright.analytics.attribution.Journeys;
import io.shopwright.analytics.attribution.ModelComparison;
import io.shopwright.analytics.kpi.MarketingKpi;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Page;
import io.shopwright.client.resource.Reference;
import io.shopwright.insights.ChannelReport.Model;
import io.shopwright.insights.ChannelReport.Place;
import io.shopwright.insights.ChannelReport.Published;
import io.shopwright.insights.ChannelReport.Question;
import io.shopwright.insights.ChannelReport.Report;
import io.shopwright.insights.ChannelReport.Traffic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The orders and visits behind one question about channels, and the way from them to the answer. */
final class ChannelStudy {
    private static final int PUBLICATIONS_A_PAGE = 10;
    private static final int SHARE_DIGITS = 6;

    private final ShopFacts facts;
    private final Question question;
    private final SalesLedger ledger;
    private final OrderVisits visits;
    private final List<AdSpendSource.Spend> spends;
    private final List<String> missing = new ArrayList<>();

    record PublicationNode(
            Gid id, String name, @Arguments("first: 250") Page<Reference> products) {}

    private ChannelStudy(
            ShopFacts facts,
            Question question,
            SalesLedger ledger,
            OrderVisits visits,
            List<AdSpendSource.Spend> spends) {
        this.facts = facts;
        this.question = question;
        this.ledger = ledger;
        this.visits = visits;
        this.spends = spends;
    }

    static ChannelStudy read(Shop shop, Question question, Reading reading) {
        ShopFacts facts = ShopFacts.of(shop);
        AccessLimits.require(facts, "orders", "customers", "products");
        SalesLedger ledger = SalesLedger.read(shop, facts, question.period(), reading, SalesLedger.Detail.VISITS);
        OrderVisits visits = OrderVisits.of(facts, ledger);
        return new ChannelStudy(
                facts, question, ledger, visits, question.spend().in(question.period()));
    }

    Report report(Shop shop) {
        missing.addAll(AccessLimits.ofOrders(facts, question.period()));
        List<Place> places = places();
        Map<Model, Attribution> models = visits.models();
        Optional<List<TrafficSource>> sessions = TrafficSource.read(shop, facts, question.period(), missing);
        List<Published> published = published(shop);
        if (spends.isEmpty()) {
            missing.add(
                    "Nothing is known of advertising spend: returns on it and a division of the budget are absent.");
        } else if (question.margin() == null) {
            missing.add("The margin was not given: returns on investment are absent.");
        }
        if (models.isEmpty()) {
            missing.add("No order of the period has a visit before it: nothing can be credited to channels.");
        }
        Optional<BudgetStudy.Advice> budget =
                spends.isEmpty() ? Optional.empty() : Optional.of(BudgetStudy.of(question, visits, spends));
        budget.ifPresent(advice -> missing.addAll(advice.missing()));
        Journeys journeys = visits.journeys();
        return new Report(
                new Basis(facts, question.period(), ledger.rowsRead(), method(), missing),
                question,
                places,
                traffic(models),
                visits.coverage(),
                models.isEmpty() ? Optional.empty() : Optional.of(ModelComparison.of(named(models))),
                models.isEmpty() ? Optional.empty() : Optional.of(JourneyStatistics.of(journeys)),
                sessions,
                published,
                budget.flatMap(BudgetStudy.Advice::allocation));
    }

    private static Map<String, Attribution> named(Map<Model, Attribution> models) {
        Map<String, Attribution> named = new LinkedHashMap<>();
        models.forEach((model, attribution) -> named.put(model.toString(), attribution));
        return named;
    }

    private List<Published> published(Shop shop) {
        if (!facts.mayRead("publications")) {
            missing.add(AccessLimits.lacks("read_publications", "what is published where is unknown"));
            return List.of();
        }
        return shop.connection("publications", PublicationNode.class).pageSize(PUBLICATIONS_A_PAGE).stream()
                .map(node -> new Published(node.name(), node.products().nodes().size()))
                .toList();
    }

    private List<Place> places() {
        Map<String, SalesFigures> figures = new TreeMap<>();
        Map<String, Map<Gid, Boolean>> customers = new HashMap<>();
        Map<Gid, String> sources = new HashMap<>();
        for (SalesLedger.Sale sale : ledger.sales()) {
            figures.merge(sale.source(), sale.figures(), SalesFigures::plus);
            sources.put(sale.order(), sale.source());
            sale.customer()
                    .ifPresent(customer -> customers
                            .computeIfAbsent(sale.source(), each -> new HashMap<>())
                            .merge(customer, sale.ordersOfCustomer() > 1, Boolean::logicalOr));
        }
        Map<String, BigDecimal> returned = new HashMap<>();
        Map<String, Long> units = new HashMap<>();
        Set<Gid> earlier = new HashSet<>();
        for (SalesLedger.Return back : ledger.returns()) {
            String source = sources.get(back.order());
            if (source == null) {
                earlier.add(back.order());
            } else {
                returned.merge(source, back.amount(), BigDecimal::add);
                units.merge(source, (long) back.quantity(), Long::sum);
            }
        }
        if (!earlier.isEmpty()) {
            missing.add(
                    Words.count(earlier.size(), "order of before the period was", "orders of before the period were")
                            + " given back in it, whole or in part: these returns are in no channel.");
        }
        figures.replaceAll((source, sales) -> sales.plus(new SalesFigures(
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                returned.getOrDefault(source, BigDecimal.ZERO),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                0,
                0,
                units.getOrDefault(source, 0L))));
        BigDecimal all = figures.values().stream().map(SalesFigures::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        return figures.entrySet().stream()
                .map(entry ->
                        place(entry.getKey(), entry.getValue(), all, customers.getOrDefault(entry.getKey(), Map.of())))
                .sorted(Comparator.comparing((Place place) -> place.sales().net())
                        .reversed()
                        .thenComparing(Place::sourceName))
                .toList();
    }

    private Place place(String source, SalesFigures sales, BigDecimal all, Map<Gid, Boolean> customers) {
        Optional<BigDecimal> share = all.signum() > 0
                ? Optional.of(sales.net().divide(all, SHARE_DIGITS, RoundingMode.HALF_EVEN))
                : Optional.empty();
        long returning =
                customers.values().stream().filter(Boolean::booleanValue).count();
        return new Place(
                SalesChannel.of(source, question.sources()), source, sales, share, customers.size(), returning);
    }

    private List<Traffic> traffic(Map<Model, Attribution> models) {
        Map<String, BigDecimal> spent = spends.stream()
                .collect(Collectors.groupingBy(
                        AdSpendSource.Spend::channel,
                        TreeMap::new,
                        Collectors.reducing(BigDecimal.ZERO, AdSpendSource.Spend::amount, BigDecimal::add)));
        Set<String> names = new HashSet<>(spent.keySet());
        models.values().forEach(attribution -> attribution.credits().forEach(credit -> names.add(credit.channel())));
        return names.stream()
                .map(name -> traffic(name, models, Optional.ofNullable(spent.get(name))))
                .sorted(Comparator.comparing(Traffic::sales).reversed().thenComparing(Traffic::name))
                .toList();
    }

    private Traffic traffic(String name, Map<Model, Attribution> models, Optional<BigDecimal> spend) {
        Attribution chosen = models.getOrDefault(question.model(), new Attribution(List.of()));
        Attribution.Credit credit = chosen.credit(name);
        BigDecimal sales = money(credit.value());
        BigDecimal least = sales;
        BigDecimal most = sales;
        for (Map.Entry<Model, Attribution> model : models.entrySet()) {
            if (model.getKey() != Model.ANY_CLICK) {
                BigDecimal other = money(model.getValue().credit(name).value());
                least = least.min(other);
                most = most.max(other);
            }
        }
        BigDecimal margin = question.margin();
        return new Traffic(
                name,
                credit.conversions(),
                sales,
                least,
                most,
                spend,
                spend.flatMap(amount -> MarketingKpi.returnOnAdSpend(sales, amount)),
                margin == null
                        ? Optional.empty()
                        : spend.flatMap(
                                amount -> MarketingKpi.marketingReturnOnInvestment(sales.multiply(margin), amount)),
                spend.flatMap(amount -> perOrder(amount, credit.conversions())));
    }

    private static Optional<BigDecimal> perOrder(BigDecimal spend, double orders) {
        return orders > 0
                ? Optional.of(spend.divide(BigDecimal.valueOf(orders), 2, RoundingMode.HALF_EVEN))
                : Optional.empty();
    }

    private BigDecimal money(double minorUnits) {
        return BigDecimal.valueOf(minorUnits)
                .movePointLeft(visits.digits())
                .setScale(visits.digits(), RoundingMode.HALF_EVEN);
    }

    private String method() {
        return "Sales channels by source name; visits of 30 days before an order and since the order before, by UTM source"
                + " and medium, of orders only since a shop does not know of journeys without one; returns on spend by "
                + question.model() + ", beside all other models; the budget by"
                + " power curves of weekly spend and credited sales, within the spend that was observed.";
    }
}
