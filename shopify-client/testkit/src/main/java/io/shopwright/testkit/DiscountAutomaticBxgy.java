package io.shopwright.testkit;

/** The checkout gives goods for goods; the schema has it as a node of its own too. */
record DiscountAutomaticBxgy(long key, Discount of) implements DiscountView.Bxgy, Resource {
    @Override
    public String id() {
        return Gid.of("DiscountAutomaticNode", key);
    }
}
