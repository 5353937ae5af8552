package io.shopwright.testkit;

/** The checkout sends for nothing. */
record DiscountAutomaticFreeShipping(Discount of) implements DiscountView.OnShipping {}
