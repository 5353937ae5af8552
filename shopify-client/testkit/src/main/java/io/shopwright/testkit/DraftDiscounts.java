package io.shopwright.testkit;

import io.shopwright.testkit.DiscountParts.DiscountAmount;
import io.shopwright.testkit.DiscountParts.DiscountBuyerSelectionAll;
import io.shopwright.testkit.DiscountParts.DiscountCustomers;
import io.shopwright.testkit.DiscountParts.DiscountMinimumQuantity;
import io.shopwright.testkit.DiscountParts.DiscountMinimumSubtotal;
import io.shopwright.testkit.DiscountParts.DiscountPercentage;
import io.shopwright.testkit.DraftOrder.DraftOrderLineItem;
import java.math.BigDecimal;
import java.util.List;

/**
 * What discount codes take off a draft order. A code for which the draft is not eligible is skipped. Served are single
 * codes of basic discounts: how codes combine with each other and with a discount of the merchant's is not simulated.
 */
final class DraftDiscounts {
    private DraftDiscounts() {}

    /** The draft with the codes that apply to it, out of those wanted, and what they take off. */
    static DraftOrder applied(Call call, DraftOrder draft, List<String> wanted) {
        List<String> codes = wanted.stream()
                .distinct()
                .filter(code -> isEligible(call, draft, code))
                .toList();
        if (codes.size() > 1 || (!codes.isEmpty() && draft.appliedDiscount() != null)) {
            throw ShopifyError.notSimulated("several discounts of one draft order");
        }
        BigDecimal off = codes.isEmpty() ? BigDecimal.ZERO : off(call, draft, discount(call, codes.get(0)));
        return Edit.of(draft).set("discountCodes", codes).set("codesOff", off).done();
    }

    private static Discount discount(Call call, String code) {
        DiscountCodeNode node = DiscountNodes.byCode(call.data(), code);
        if (node == null) {
            throw new IllegalStateException("no discount has the code " + code);
        }
        return node.what();
    }

    private static boolean isEligible(Call call, DraftOrder draft, String code) {
        if (DiscountNodes.byCode(call.data(), code) == null) {
            return false;
        }
        Discount discount = discount(call, code);
        if (!discount.kind().equals("Basic") || discount.oncePerCustomer()) {
            throw ShopifyError.notSimulated("a draft order with a code of such a discount");
        }
        boolean usable = discount.usageLimit() == null || discount.used() < discount.usageLimit();
        return usable
                && discount.status(call.now()).equals("ACTIVE")
                && isFor(draft, discount)
                && isEnough(call, draft, discount)
                && off(call, draft, discount).signum() > 0;
    }

    private static boolean isFor(DraftOrder draft, Discount discount) {
        if (discount.context() instanceof DiscountCustomers chosen) {
            return draft.customerKey() != null && chosen.keys().contains(draft.customerKey());
        }
        if (discount.context() instanceof DiscountBuyerSelectionAll) {
            return true;
        }
        throw ShopifyError.notSimulated("a draft order with a code for segments of customers");
    }

    private static List<LineItem> entitled(Call call, DraftOrder draft, Discount discount) {
        return draft.lines().stream()
                .map(DraftOrderLineItem::line)
                .filter(line -> discount.isFor(line, call.data()))
                .toList();
    }

    private static BigDecimal sum(List<LineItem> lines) {
        return lines.stream().map(LineItem::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isEnough(Call call, DraftOrder draft, Discount discount) {
        List<LineItem> lines = entitled(call, draft, discount);
        if (discount.minimum() instanceof DiscountMinimumSubtotal least) {
            return sum(lines).compareTo(least.least()) >= 0;
        }
        return !(discount.minimum() instanceof DiscountMinimumQuantity least)
                || lines.stream().mapToLong(LineItem::quantity).sum() >= least.greaterThanOrEqualToQuantity();
    }

    private static BigDecimal off(Call call, DraftOrder draft, Discount discount) {
        List<LineItem> lines = entitled(call, draft, discount);
        Object value = discount.gets() == null ? null : discount.gets().value();
        if (value instanceof DiscountPercentage part) {
            return Money.round(sum(lines).multiply(BigDecimal.valueOf(part.percentage())), draft.currency());
        }
        if (value instanceof DiscountAmount amount) {
            int times = amount.appliesOnEachItem()
                    ? lines.stream().mapToInt(LineItem::quantity).sum()
                    : 1;
            return amount.off().multiply(BigDecimal.valueOf(times)).min(sum(lines));
        }
        throw ShopifyError.notSimulated("a draft order with a code of such a discount");
    }
}
