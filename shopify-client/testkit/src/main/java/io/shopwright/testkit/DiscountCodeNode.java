package io.shopwright.testkit;

/** A discount that codes bring. */
record DiscountCodeNode(long key, Discount what) implements DiscountNodes.Row {
    @Override
    public DiscountView view() {
        return switch (what.kind()) {
            case "Basic" -> new DiscountCodeBasic(what);
            case "Bxgy" -> new DiscountCodeBxgy(what);
            default -> new DiscountCodeFreeShipping(what);
        };
    }

    DiscountView codeDiscount() {
        return view();
    }
}
