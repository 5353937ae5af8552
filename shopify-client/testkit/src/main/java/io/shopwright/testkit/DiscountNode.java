package io.shopwright.testkit;

/** A discount of either kind; its id is that of the other node. */
record DiscountNode(DiscountNodes.Row row) implements MetafieldOwner {
    @Override
    public long key() {
        return row.key();
    }

    @Override
    public String id() {
        return row.id();
    }

    DiscountView discount() {
        return row.view();
    }
}
