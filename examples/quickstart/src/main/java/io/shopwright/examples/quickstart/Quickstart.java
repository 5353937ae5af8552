package io.shopwright.examples.quickstart;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.insights.CustomerLifetimeValue;
import io.shopwright.insights.CustomerLifetimeValue.Customer;
import io.shopwright.insights.CustomerLifetimeValue.Question;
import io.shopwright.insights.CustomerLifetimeValue.Report;
import io.shopwright.insights.CustomerNames;
import io.shopwright.insights.Progress;
import io.shopwright.insights.ShopFacts;
import io.shopwright.insights.UnusableDataException;
import io.shopwright.testkit.GeneratedShop;
import io.shopwright.testkit.SimulatedShop;
import io.shopwright.testkit.TransactionLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Prints the customers of a shop that are worth most, and those that it is most likely to lose. */
public final class Quickstart {
    /** Last day of the generated shop. */
    private static final LocalDate GENERATED_END = LocalDate.of(2026, 10, 31);

    private static final int GENERATED_DAYS = 730;

    private Quickstart() {}

    /** Exits with 0, with 1 if the shop or the data are at fault, with 2 if the command line is. */
    public static void main(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (Arrays.asList(arguments).contains("--help")) {
            out.print(Options.HELP);
            return;
        }
        try {
            run(Options.parse(arguments), out);
        } catch (NoSuchFileException e) {
            System.err.println("quickstart: there is no file " + e.getFile());
            System.exit(2);
        } catch (IllegalArgumentException | IOException e) {
            System.err.println("quickstart: " + e.getMessage());
            System.exit(2);
        } catch (ShopifyException | UnusableDataException e) {
            System.err.println("quickstart: " + e.getMessage());
            System.exit(1);
        }
    }

    static void run(Options options, PrintStream out) throws IOException {
        if (options.fromEnvironment()) {
            report(ShopConfig.fromEnvironment(), options, out);
            return;
        }
        try (SimulatedShop simulated = SimulatedShop.start()) {
            if (options.log().isPresent()) {
                simulated.load(TransactionLog.read(options.log().get(), options.columns()));
            } else {
                simulated.load(GeneratedShop.builder(options.seed(), GENERATED_END)
                        .customers(options.customers())
                        .days(GENERATED_DAYS)
                        .generate());
            }
            report(ShopConfig.at(simulated.endpoint(), simulated.accessToken()), options, out);
        }
    }

    private static void report(ShopConfig config, Options options, PrintStream out) {
        try (Shop shop = Shop.open(config)) {
            LocalDate end = options.end().orElseGet(() -> dayOfTheLastOrder(shop));
            Question question = new Question(end, options.unit(), 12, 0.01, 1);
            Progress progress = Boolean.getBoolean("shopwright.terminal") ? new ProgressBar(System.err) : Progress.NONE;
            Report report = CustomerLifetimeValue.report(shop, question, progress);
            if (options.format() == Options.Format.JSON) {
                List<Gid> all = report.customers().stream().map(Customer::id).toList();
                out.println(JsonReport.of(report, CustomerNames.of(shop, all), shop.usage()));
            } else {
                List<Customer> valuable = first(options.rows(), report.mostValuable());
                List<Customer> endangered = first(options.rows(), report.mostEndangered());
                List<Gid> shown = Stream.concat(valuable.stream(), endangered.stream())
                        .map(Customer::id)
                        .distinct()
                        .toList();
                new TableReport(out, report, CustomerNames.of(shop, shown)).print(valuable, endangered, shop.usage());
            }
        }
    }

    private static List<Customer> first(int rows, List<Customer> customers) {
        return customers.subList(0, Math.min(rows, customers.size()));
    }

    record Processed(Instant processedAt) {}

    private static LocalDate dayOfTheLastOrder(Shop shop) {
        List<Processed> last = shop.connection("orders", Processed.class)
                .with("sortKey", "PROCESSED_AT")
                .with("reverse", true)
                .pageSize(1)
                .page()
                .nodes();
        if (last.isEmpty()) {
            throw new UnusableDataException("The shop has no orders");
        }
        return last.get(0).processedAt().atZone(ShopFacts.of(shop).zone()).toLocalDate();
    }
}
