package io.shopwright.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A collection of products.
 *
 * @param ruleSet what decides, null if the products were chosen by hand
 * @param productKeys those chosen by hand, in their order
 */
record Collection(
        long key,
        String title,
        String handle,
        String descriptionHtml,
        String sortOrder,
        @Nullable String templateSuffix,
        Product.Seo seo,
        @Nullable RuleSet ruleSet,
        List<Long> productKeys,
        Instant updatedAt)
        implements MetafieldOwner, Publishable {
    static final Collection BLANK =
            new Collection(0, "", "", "", "BEST_SELLING", null, Product.Seo.NONE, null, List.of(), Instant.EPOCH);

    /** The answer to a field of type CollectionRuleSet. */
    record RuleSet(boolean appliedDisjunctively, List<Rule> rules) {}

    /** The answer to a field of type CollectionRule. */
    record Rule(String column, String relation, String condition) {
        boolean matches(Product product, ShopData data) {
            return switch (column) {
                case "TAG" -> product.tags().stream().anyMatch(this::text);
                case "TITLE" -> text(product.title());
                case "TYPE" -> text(product.productType());
                case "VENDOR" -> text(product.vendor());
                case "VARIANT_TITLE" -> anyVariant(product, data, each -> text(each.title()));
                case "VARIANT_PRICE" -> anyVariant(product, data, each -> number(each.unitAmount()));
                case "VARIANT_INVENTORY" ->
                    anyVariant(product, data, each -> number(BigDecimal.valueOf(each.available(data))));
                default -> throw ShopifyError.notSimulated("CollectionRuleColumn." + column);
            };
        }

        private static boolean anyVariant(Product product, ShopData data, Predicate<ProductVariant> matches) {
            return product.all(data).stream().anyMatch(matches);
        }

        private boolean text(String value) {
            String has = value.toLowerCase(Locale.ROOT);
            String wanted = condition.toLowerCase(Locale.ROOT);
            return switch (relation) {
                case "EQUALS" -> has.equals(wanted);
                case "NOT_EQUALS" -> !has.equals(wanted);
                case "CONTAINS" -> has.contains(wanted);
                case "NOT_CONTAINS" -> !has.contains(wanted);
                case "STARTS_WITH" -> has.startsWith(wanted);
                case "ENDS_WITH" -> has.endsWith(wanted);
                default -> throw ShopifyError.notSimulated("CollectionRuleRelation." + relation);
            };
        }

        private boolean number(BigDecimal value) {
            int order = value.compareTo(new BigDecimal(condition));
            return switch (relation) {
                case "EQUALS" -> order == 0;
                case "NOT_EQUALS" -> order != 0;
                case "GREATER_THAN" -> order > 0;
                case "LESS_THAN" -> order < 0;
                default -> throw ShopifyError.notSimulated("CollectionRuleRelation." + relation);
            };
        }
    }

    Collection {
        productKeys = List.copyOf(productKeys);
    }

    boolean holds(Product product, ShopData data) {
        if (ruleSet == null) {
            return productKeys.contains(product.key());
        }
        return ruleSet.appliedDisjunctively()
                ? ruleSet.rules().stream().anyMatch(rule -> rule.matches(product, data))
                : ruleSet.rules().stream().allMatch(rule -> rule.matches(product, data));
    }

    private List<Product> held(ShopData data) {
        if (ruleSet == null) {
            return data.table(Product.class).all(productKeys);
        }
        return data.table(Product.class).rows().stream()
                .filter(each -> holds(each, data))
                .toList();
    }

    String description(Call call) {
        String text = Product.plain(descriptionHtml);
        Integer most = call.integer("truncateAt");
        return most == null || text.length() <= most ? text : text.substring(0, Math.max(most - 3, 0)) + "...";
    }

    Connection<Product> products(Call call) {
        String sortKey = Objects.requireNonNullElse(call.text("sortKey"), "COLLECTION_DEFAULT");
        if (!sortKey.equals("COLLECTION_DEFAULT") && !sortKey.equals("MANUAL")) {
            throw ShopifyError.notSimulated("ProductCollectionSortKeys." + sortKey);
        }
        return Connection.inOrder(held(call.data()), call);
    }

    QueryRoot.Count productsCount(Call call) {
        return QueryRoot.Count.exact(held(call.data()).size());
    }

    boolean hasProduct(Call call) {
        Product product = call.row("id", Product.class);
        return product != null && holds(product, call.data());
    }
}
