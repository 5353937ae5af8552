package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.resource.Reference;
import io.shopwright.mcp.ChangeAnswer.Item;
import io.shopwright.mcp.ChangePlan.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets prices of variants in the shop's currency. */
final class PriceChange implements Change {
    /** A price that moves by more than this factor, either way, is likely to be an error. */
    private static final BigDecimal UNLIKELY = new BigDecimal("1.5");

    private static final Parameter<Gid> VARIANT_ID = Parameter.id(
                    "variant_id", "ProductVariant", "GID such as gid://shopify/ProductVariant/1, or its number.")
            .required();

    private static final Parameter<BigDecimal> PRICE =
            Parameter.decimal("price", "New price in the shop's currency, such as \"19.90\".", BigDecimal.ZERO);

    private static final Parameter<BigDecimal> COMPARE_AT_PRICE =
            Parameter.decimal("compare_at_price", "New crossed-out price; \"0\" takes it away.", BigDecimal.ZERO);

    private static final Parameter<List<Arguments>> PRICES = Parameter.list(
                    Parameter.object(
                            "prices",
                            "Variants with their new prices; what is left out of one stays.",
                            List.of(VARIANT_ID, PRICE, COMPARE_AT_PRICE)),
                    50)
            .required();

    private final Shop shop;

    PriceChange(Shop shop) {
        this.shop = shop;
    }

    @Override
    public String name() {
        return "shopify_price_change";
    }

    @Override
    public String title() {
        return "Change prices";
    }

    @Override
    public String description() {
        return "Sets the price, the crossed-out price or both of up to 50 variants, and nothing else. The first call changes"
                + " nothing and returns a preview with a confirmation_token, a second one with that token makes the"
                + " changes and says for each how it ended; variants of one product change together or not at all.";
    }

    @Override
    public Capability capability() {
        return Capability.CHANGE_PRICES;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(PRICES);
    }

    record Variant(
            Gid id,
            String displayName,
            BigDecimal price,
            @Nullable BigDecimal compareAtPrice,
            Reference product) {}

    record Saved(@Nullable List<Reference> productVariants) {}

    /** What becomes of one product: the variants' inputs, and what they change. */
    private record Together(List<Map<String, @Nullable Object>> inputs, List<Item> items) {
        Together() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    @Override
    public ChangePlan plan(Arguments arguments, Request request) {
        List<Arguments> asked = arguments.get(PRICES);
        Map<Gid, Variant> variants = ById.require(
                shop.reads("ProductVariant", Variant.class),
                asked.stream().map(each -> each.get(VARIANT_ID)).toList());
        Map<Gid, Together> products = new LinkedHashMap<>();
        List<Item> unchanged = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Arguments each : asked) {
            Variant variant = variants.get(each.get(VARIANT_ID));
            if (variant != null) {
                Together product = products.computeIfAbsent(variant.product.id(), id -> new Together());
                add(each, variant, product, unchanged);
                warn(each, variant, warnings);
            }
        }
        List<Step> steps = new ArrayList<>();
        products.forEach((id, product) -> {
            if (!product.items.isEmpty()) {
                steps.add(new Step(
                        shop.mutation("productVariantsBulkUpdate", Saved.class)
                                .with("productId", id)
                                .with("variants", product.inputs),
                        product.items));
            }
        });
        return new ChangePlan(steps, unchanged, warnings, "Read the prices of these variants.");
    }

    private static void add(Arguments asked, Variant variant, Together product, List<Item> unchanged) {
        Optional<BigDecimal> price = asked.find(PRICE);
        Optional<BigDecimal> compareAt = asked.find(COMPARE_AT_PRICE);
        if (price.isEmpty() && compareAt.isEmpty()) {
            throw new BadArguments(variant.id + " has neither price nor compare_at_price");
        }
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        price.ifPresent(value -> {
            Item item = Item.planned(variant.id, variant.displayName, "price", plain(variant.price), plain(value));
            note(item, value.compareTo(variant.price) == 0, "price", value, input, product, unchanged);
        });
        compareAt.ifPresent(value -> {
            BigDecimal after = value.signum() == 0 ? null : value;
            BigDecimal before = variant.compareAtPrice;
            Item item = Item.planned(
                    variant.id,
                    variant.displayName,
                    "compare_at_price",
                    before == null ? null : plain(before),
                    after == null ? null : plain(after));
            boolean same = after == null ? before == null : before != null && after.compareTo(before) == 0;
            note(item, same, "compareAtPrice", after, input, product, unchanged);
        });
        if (!input.isEmpty()) {
            input.put("id", variant.id);
            product.inputs.add(input);
        }
    }

    private static void note(
            Item item,
            boolean same,
            String member,
            @Nullable BigDecimal after,
            Map<String, @Nullable Object> input,
            Together product,
            List<Item> unchanged) {
        if (same) {
            unchanged.add(item.unchanged());
        } else {
            product.items.add(item);
            input.put(member, after);
        }
    }

    private static void warn(Arguments asked, Variant variant, List<String> warnings) {
        asked.find(PRICE).ifPresent(price -> {
            boolean up = price.compareTo(variant.price.multiply(UNLIKELY)) > 0;
            boolean down = price.multiply(UNLIKELY).compareTo(variant.price) < 0;
            if (up || down) {
                warnings.add("The price of " + variant.id + " goes from " + plain(variant.price) + " to " + plain(price)
                        + ": more than usual.");
            }
        });
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString();
    }
}
