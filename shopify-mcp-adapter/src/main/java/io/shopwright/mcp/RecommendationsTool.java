package io.shopwright.mcp;

import io.shopwright.analytics.basket.AssociationRule;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.insights.Period;
import io.shopwright.insights.ProductRecommendations;
import io.shopwright.insights.ProductRecommendations.Offer;
import io.shopwright.insights.ProductRecommendations.Pair;
import io.shopwright.insights.ProductRecommendations.Question;
import io.shopwright.insights.ProductRecommendations.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link ProductRecommendations} as a tool, one page of products a call. */
final class RecommendationsTool {
    /** Offers to a customer at most. */
    private static final int MOST_OFFERS = 100;

    private static final Parameter<Gid> PRODUCT_ID =
            Parameter.id("product_id", "Product", "GID or number: what its buyers also bought.");

    private static final Parameter<Gid> CUSTOMER_ID = Parameter.id(
            "customer_id", "Customer", "GID or number: what to offer this customer, instead of product_id.");

    private static final Parameter<Days.Length> PERIOD = Days.period(Days.Length.LAST_365_DAYS);

    private RecommendationsTool() {}

    /** What it answers. */
    record Answer(
            Ground basis,
            boolean complete,
            List<String> missing,
            @About("Guests by order.") long buyers,
            int productsSold,
            Rows<Row> recommended) {}

    /**
     * A product to offer.
     *
     * @param withId the product that it goes with; null for what is offered to a customer
     */
    record Row(
            Gid productId,
            String title,
            @Nullable Gid withId,

            @About("Times as often as by chance; for a customer, likeness to what was bought.")
            double score,

            String why) {
        private static Row of(Pair pair) {
            AssociationRule buyers = pair.buyers();
            return new Row(
                    pair.other().id(),
                    pair.other().title(),
                    pair.product().id(),
                    Shown.share(buyers.lift()),
                    String.format(
                            Locale.ROOT,
                            "%d of %d buyers of '%s' bought it too; of %d buyers %d did (p %.2g).",
                            buyers.count(),
                            buyers.antecedentCount(),
                            pair.product().title(),
                            buyers.baskets(),
                            buyers.consequentCount(),
                            buyers.pValue()));
        }

        private static Row of(Offer offer) {
            return new Row(
                    offer.product().id(),
                    offer.product().title(),
                    null,
                    Shown.share(offer.score()),
                    "Buyers of what the customer bought bought it too.");
        }
    }

    static Tool<Answer> of(Shop shop) {
        return new InsightTool<>(
                "shopify_product_recommendations",
                "Product recommendations",
                "Products that the same buyers buy: with product_id what goes with it, with customer_id what to offer that"
                        + " customer, with neither the pairs of the whole shop, for bundles and cross-selling. Returns ids,"
                        + " titles, how many buyers, and how much is chance.",
                Capability.ANALYSE_SALES,
                InsightTool.SALES,
                List.of(
                        PRODUCT_ID,
                        CUSTOMER_ID,
                        PERIOD,
                        Days.FIRST_DAY,
                        Days.LAST_DAY,
                        Parameters.LIMIT,
                        Parameters.CURSOR),
                Answer.class,
                (arguments, request) -> answer(shop, arguments, request));
    }

    private static Answer answer(Shop shop, Arguments arguments, Request request) {
        Optional<Gid> product = arguments.find(PRODUCT_ID);
        Optional<Gid> customer = arguments.find(CUSTOMER_ID);
        if (product.isPresent() && customer.isPresent()) {
            throw new BadArguments("give product_id or customer_id, not both");
        }
        Period period = Days.of(arguments, request, PERIOD);
        Cursor cursor = request.cursor(arguments, period + " " + product + " " + customer);
        Report report = request.report(
                period, cursor, () -> ProductRecommendations.report(shop, new Question(period), request.progress()));
        List<String> missing = new ArrayList<>(report.basis().missing());
        product.filter(id -> !report.sold(id))
                .ifPresent(id -> missing.add("Nobody bought " + id + " in " + period + ": nothing goes with it."));
        customer.filter(id -> !report.knows(id))
                .ifPresent(id ->
                        missing.add(id + " bought nothing in " + period + ": nothing is known of what to offer."));
        List<Row> rows = customer.map(id -> report.forCustomer(id, MOST_OFFERS).stream()
                        .map(Row::of)
                        .toList())
                .orElseGet(() -> product.map(report::besides).orElse(report.pairs()).stream()
                        .map(Row::of)
                        .toList());
        Lacks lacks = Lacks.of(missing, report.basis().period().to(), request);
        return new Answer(
                Ground.of(report.basis()),
                lacks.none(),
                lacks.sentences(),
                report.buyers(),
                report.products().size(),
                Rows.of(rows, cursor.in(rows), arguments.get(Parameters.LIMIT), row -> row));
    }
}
