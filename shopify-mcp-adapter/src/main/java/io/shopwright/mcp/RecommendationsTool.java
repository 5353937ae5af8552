package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.insights.Period;
import io.shopwright.insights.ProductRecommendations;
import io.shopwright.insights.ProductRecommendations.Offer;
import io.shopwright.insights.ProductRecommendations.Pair;
import io.shopwright.insights.ProductRecommendations.Product;
import io.shopwright.insights.ProductRecommendations.Question;
import io.shopwright.insights.ProductRecommendations.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link ProductRecommendations} as a tool, one page of products a call. */
final class RecommendationsTool {
    /** Offers to a customer at most. */
    private static final int MOST_OFFERS = 100;

    private static final Parameter<Gid> PRODUCT_ID =
            Parameter.id("product_id", "Product", "What buyers of this product also bought.");

    private static final Parameter<Gid> CUSTOMER_ID =
            Parameter.id("customer_id", "Customer", "What to offer to this customer, instead of product_id.");

    private static final Parameter<Days.Length> PERIOD = Days.period(Days.Length.LAST_365_DAYS);

    private RecommendationsTool() {}

    /** What it answers. */
    record Answer(
            Ground basis,
            boolean complete,
            @About("What the answer lacks, and why.") List<String> missing,
            @About("Who bought, guests by order.") long buyers,
            int productsSold,

            @About("The surest first; for a customer the best first.")
            Rows<Row> recommended) {}

    record Row(
            Gid productId,
            String title,

            @About("The product it goes with; null for a customer.") @Nullable
            Gid withId,

            @Nullable String withTitle,
            @Nullable Integer buyersOfBoth,

            @About("Of the buyers of the other, who bought this too.") @Nullable
            Double share,

            @About("How many times as often as by chance.") @Nullable
            Double lift,

            @About("Of so much by chance.") @Nullable Double pValue,

            @About("For a customer: how alike to what was bought.") @Nullable
            Double score) {
        private static Row of(Pair pair) {
            return new Row(
                    pair.other().id(),
                    pair.other().title(),
                    pair.product().id(),
                    pair.product().title(),
                    pair.buyers().count(),
                    Shown.share(pair.buyers().confidence()),
                    Shown.share(pair.buyers().lift()),
                    Shown.figure(pair.buyers().pValue()),
                    null);
        }

        private static Row of(Offer offer) {
            Product product = offer.product();
            return new Row(
                    product.id(), product.title(), null, null, null, null, null, null, Shown.share(offer.score()));
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
        Cursor cursor = Cursor.of(arguments, period + " " + product + " " + customer);
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
        return new Answer(
                Ground.of(report.basis()),
                missing.isEmpty(),
                Shown.sentences(missing),
                report.buyers(),
                report.products().size(),
                Rows.of(rows, cursor.in(rows), arguments.get(Parameters.LIMIT), row -> row));
    }
}
