package io.shopwright.testkit;

import io.shopwright.testkit.PriceList.PriceListAdjustment;
import io.shopwright.testkit.PriceList.PriceListPrice;
import io.shopwright.testkit.UserError.Errors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes price lists. */
final class PriceListMutations {
    private static final int LONGEST = 255;
    private static final double MOST_OFF = 100;
    private static final double MOST_ON = 1_000;

    record Payload(@Nullable PriceList priceList, List<UserError> userErrors) {}

    record Deleted(@Nullable String deletedId, List<UserError> userErrors) {}

    record Added(@Nullable List<PriceListPrice> prices, List<UserError> userErrors) {}

    record Removed(@Nullable List<String> deletedFixedPriceVariantIds, List<UserError> userErrors) {}

    private PriceListMutations() {}

    static Payload create(Call call) {
        Table<PriceList> lists = call.data().table(PriceList.class);
        Input input = call.input("input");
        String name = input.text("name", "");
        Currency currency = Currency.getInstance(input.text("currency", ""));
        Input given = Objects.requireNonNull(
                Objects.requireNonNull(input.object("parent")).object("adjustment"));
        BigDecimal value = Objects.requireNonNullElse(given.decimal("value"), BigDecimal.ZERO);
        PriceListAdjustment adjustment = new PriceListAdjustment(given.text("type", ""), value.doubleValue());
        Errors errors = new Errors();
        if (lists.rows().stream().anyMatch(each -> each.name().equals(name))) {
            errors.add("input.name", "Name has already been taken", "TAKEN");
        } else if (name.length() > LONGEST) {
            errors.add("input.name", "Name is too long (maximum is 255 characters)", "TOO_LONG");
        }
        double most = adjustment.type().equals("PERCENTAGE_DECREASE") ? MOST_OFF : MOST_ON;
        if (adjustment.value() < 0 || adjustment.value() > most) {
            errors.add(
                    "input.parent.adjustment.value",
                    "The adjustment value must be a positive value and not be greater than 100% for"
                            + " PERCENTAGE_DECREASE and not be greater than 1000% for PERCENTAGE_INCREASE.",
                    "INVALID_ADJUSTMENT_VALUE");
        }
        if (errors.any()) {
            return new Payload(null, errors.list());
        }
        return new Payload(lists.put(new PriceList(lists.nextKey(), name, currency, adjustment, List.of())), List.of());
    }

    static Deleted delete(Call call) {
        PriceList list = call.row("id", PriceList.class);
        if (list == null) {
            return new Deleted(
                    null, List.of(UserError.coded("id", "Price list does not exist.", "PRICE_LIST_NOT_FOUND")));
        }
        call.data().table(PriceList.class).remove(row -> row.key() == list.key());
        return new Deleted(list.id(), List.of());
    }

    private static UserError notFound() {
        return UserError.coded("priceListId", "Price list does not exist.", "PRICE_LIST_NOT_FOUND");
    }

    private static UserError noVariant(String path) {
        return UserError.coded(path, "Product variant ID does not exist.", "VARIANT_NOT_FOUND");
    }

    /** All or none; of two prices of a variant the later counts. */
    static Added add(Call call) {
        PriceList list = call.row("priceListId", PriceList.class);
        List<Input> inputs = call.inputs("prices");
        Errors errors = new Errors();
        Map<Long, PriceListPrice> added = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            Input each = inputs.get(i);
            String path = "prices." + i;
            Long key = each.key("variantId", "ProductVariant");
            Errors own = new Errors();
            BigDecimal price = amount(each, "price", list, path, own);
            BigDecimal before = amount(each, "compareAtPrice", list, path, own);
            if (key == null || call.data().table(ProductVariant.class).get(key) == null) {
                errors.add(noVariant(path + ".variantId"));
            } else if (own.any()) {
                own.list().forEach(errors::add);
            } else if (list != null) {
                BigDecimal fixed = Objects.requireNonNullElse(price, BigDecimal.ZERO);
                added.put(key, new PriceListPrice(key, fixed, before, list.money()));
            }
        }
        if (list == null) {
            return new Added(null, List.of(notFound()));
        }
        if (errors.any()) {
            return new Added(List.of(), errors.list());
        }
        List<PriceListPrice> fixed = new ArrayList<>(list.fixed());
        fixed.removeIf(each -> added.containsKey(each.variantKey()));
        fixed.addAll(added.values());
        call.data().table(PriceList.class).put(Edit.of(list).set("fixed", fixed).done());
        return new Added(List.copyOf(added.values()), List.of());
    }

    private static @Nullable BigDecimal amount(
            Input input, String member, @Nullable PriceList list, String path, Errors errors) {
        Input money = input.object(member);
        if (money == null) {
            return null;
        }
        if (list != null && !list.currency().equals(money.text("currencyCode"))) {
            errors.add(
                    path + "." + member + ".currencyCode",
                    "The specified currency does not match the price list's currency.",
                    "PRICE_LIST_CURRENCY_MISMATCH");
        }
        return money.ignore("currencyCode").decimal("amount");
    }

    static Removed remove(Call call) {
        PriceList list = call.row("priceListId", PriceList.class);
        List<Long> keys = call.keys("variantIds", "ProductVariant");
        if (list == null) {
            return new Removed(null, List.of(notFound()));
        }
        Errors errors = new Errors();
        for (int i = 0; i < keys.size(); i++) {
            long key = keys.get(i);
            if (call.data().table(ProductVariant.class).get(key) == null) {
                errors.add(noVariant("variantIds." + i));
            } else if (list.fixed().stream().noneMatch(each -> each.variantKey() == key)) {
                errors.add("variantIds." + i, "Only fixed prices can be deleted.", "PRICE_NOT_FIXED");
            }
        }
        if (errors.any()) {
            return new Removed(List.of(), errors.list());
        }
        List<PriceListPrice> left = new ArrayList<>(list.fixed());
        left.removeIf(each -> keys.contains(each.variantKey()));
        call.data().table(PriceList.class).put(Edit.of(list).set("fixed", left).done());
        return new Removed(
                keys.stream().map(key -> Gid.of("ProductVariant", key)).toList(), List.of());
    }
}
