package io.shopwright.insights;

import io.shopwright.analytics.kpi.SalesKpi;
import io.shopwright.analytics.kpi.ServiceKpi;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopifyException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How do several shops do together, and what can they learn of each other?
 *
 * <p>Sales are those of {@link SalesFigures}, of the period's days in each shop's own time zone. Amounts become amounts of
 * one currency by the rate of the day of the order or of the refund. A shop that cannot be read is left out and named; the
 * others still count.
 *
 * <p>Needs the scope {@code read_orders} in each shop, and {@code read_all_orders} for orders older than 60 days.
 */
public final class SeveralStores {
    private SeveralStores() {}

    /** A shop to read; the name tells it apart. */
    public record Store(String name, Shop shop) {}

    /**
     * What is asked.
     *
     * @param period compared with the one before of the same length
     * @param currencyCode of the answer, by ISO 4217
     * @param rates into that currency
     */
    public record Question(Period period, String currencyCode, RateSource rates) {}

    /**
     * A shop beside the others.
     *
     * @param basis what its figures rest on, in its own currency and time zone
     * @param own sales in its own currency
     * @param sales in the currency of the question
     * @param before of the period before, in the currency of the question, each day by its own rate
     * @param growth of net sales in the currency of the question; empty without sales before
     * @param ownGrowth of net sales in the shop's own currency, which no rate moves
     * @param share of all net sales; empty without any
     * @param returnRate value of returns over sales after discounts; empty without sales
     * @param discountRate discounts over gross sales; empty without sales
     */
    public record Result(
            String name,
            Basis basis,
            SalesFigures own,
            SalesFigures sales,
            SalesFigures before,
            Optional<BigDecimal> growth,
            Optional<BigDecimal> ownGrowth,
            Optional<BigDecimal> share,
            Optional<BigDecimal> returnRate,
            Optional<BigDecimal> discountRate,
            List<ProductShare> products) {
        public Result {
            products = List.copyOf(products);
        }
    }

    /**
     * What goods of a SKU are to a shop.
     *
     * @param share of the sales after discounts of all goods, returns left out
     */
    public record ProductShare(String sku, String title, BigDecimal share) {}

    /** A shop that could not be read. */
    public record Failure(String name, RuntimeException cause) {}

    /**
     * The answer.
     *
     * @param stores most net sales first
     * @param total of them
     * @param totalBefore of the period before
     * @param growth of net sales of the shops that were read; empty without sales before
     * @param findings weightiest first, in the currency of the question
     * @param missing what the answer lacks and why; empty if it is complete
     */
    public record Report(
            Question question,
            List<Result> stores,
            SalesFigures total,
            SalesFigures totalBefore,
            Optional<BigDecimal> growth,
            List<Failure> failures,
            List<Finding> findings,
            String method,
            List<String> missing) {
        public Report {
            stores = List.copyOf(stores);
            failures = List.copyOf(failures);
            findings = List.copyOf(findings);
            missing = List.copyOf(missing);
        }

        /** Whether every shop was read, and nothing that belongs to the answer was out of reach. */
        public boolean complete() {
            return missing.isEmpty();
        }
    }

    private record Sales(String name, ShopFacts facts, SalesLedger ledger, Map<LocalDate, SalesFigures> days) {}

    /**
     * Answers the question.
     *
     * @throws UnusableDataException if a rate is unknown, naming day and pair
     * @throws IllegalArgumentException if there is no such currency, or two shops have one name
     */
    public static Report report(List<Store> stores, Question question) {
        return report(stores, question, Reading.PAGES);
    }

    /**
     * Answers the question.
     *
     * @throws UnusableDataException if a rate is unknown, naming day and pair
     * @throws IllegalArgumentException if there is no such currency, or two shops have one name
     */
    public static Report report(List<Store> stores, Question question, Reading reading) {
        if (stores.stream().map(Store::name).distinct().count() < stores.size()) {
            throw new IllegalArgumentException("each shop needs a name of its own: "
                    + stores.stream().map(Store::name).toList());
        }
        Conversion conversion = new Conversion(question.rates(), question.currencyCode());
        List<Sales> readings = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (Store store : stores) {
            try {
                readings.add(read(store, question.period(), reading));
            } catch (ShopifyException | UnusableDataException e) {
                failures.add(new Failure(store.name(), e));
            }
        }
        return report(question, conversion, readings, failures);
    }

    private static Sales read(Store store, Period period, Reading reading) {
        ShopFacts facts = ShopFacts.of(store.shop());
        SalesLedger ledger = SalesLedger.read(store.shop(), facts, period.withPrevious(), reading);
        return new Sales(store.name(), facts, ledger, Conversion.byDay(ledger));
    }

    private static Report report(
            Question question, Conversion conversion, List<Sales> readings, List<Failure> failures) {
        Period period = question.period();
        SalesFigures total = SalesFigures.NONE;
        SalesFigures totalBefore = SalesFigures.NONE;
        for (Sales each : readings) {
            String currency = each.facts().currencyCode();
            total = total.plus(conversion.sum(each.days(), period, currency));
            totalBefore = totalBefore.plus(conversion.sum(each.days(), period.previous(), currency));
        }
        List<Result> results = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Sales each : readings) {
            results.add(result(each, question, conversion, total.net()));
        }
        results.sort(Comparator.comparing((Result each) -> each.sales().net())
                .reversed()
                .thenComparing(Result::name));
        results.forEach(each -> each.basis().missing().forEach(line -> missing.add(each.name() + ": " + line)));
        failures.forEach(each ->
                missing.add(each.name() + " is left out: " + each.cause().getMessage()));
        return new Report(
                question,
                results,
                total,
                totalBefore,
                SalesKpi.growth(totalBefore.net(), total.net()),
                failures,
                CrossStoreFindings.of(results, question.currencyCode()),
                "Sales by the day of the order and returns by the day of the refund, in each shop's time zone, in "
                        + question.currencyCode() + " by the rate of that day, rounded by shop",
                missing);
    }

    private static Result result(Sales reading, Question question, Conversion conversion, BigDecimal all) {
        Period period = question.period();
        String currency = reading.facts().currencyCode();
        SalesFigures own = reading.ledger().figures(period);
        SalesFigures ownBefore = reading.ledger().figures(period.previous());
        SalesFigures sales = conversion.sum(reading.days(), period, currency);
        SalesFigures before = conversion.sum(reading.days(), period.previous(), currency);
        Basis basis = new Basis(
                reading.facts(),
                period,
                reading.ledger().rowsRead(),
                "Sales of the period and of the " + period.days() + " days before, test orders left out",
                AccessLimits.ofOrders(reading.facts(), period.withPrevious()));
        return new Result(
                reading.name(),
                basis,
                own,
                sales,
                before,
                SalesKpi.growth(before.net(), sales.net()),
                SalesKpi.growth(ownBefore.net(), own.net()),
                SalesKpi.shareOfSales(sales.net(), all),
                ServiceKpi.returnRateOfValue(own.returns(), own.gross(), own.discounts()),
                SalesKpi.discountRate(own.discounts(), own.gross()),
                CrossStoreFindings.products(reading.ledger(), period));
    }
}
