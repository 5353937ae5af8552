package io.shopwright.testkit;

/** A discount that needs no code. */
record DiscountAutomaticNode(long key, Discount what) implements DiscountNodes.Row {
    @Override
    public DiscountView view() {
        return switch (what.kind()) {
            case "Basic" -> new DiscountAutomaticBasic(what);
            case "Bxgy" -> new DiscountAutomaticBxgy(key, what);
            default -> new DiscountAutomaticFreeShipping(what);
        };
    }

    DiscountView automaticDiscount() {
        return view();
    }
}
