package io.shopwright.testkit;

/** A code brings free shipping. */
record DiscountCodeFreeShipping(Discount of) implements DiscountView.ByCode, DiscountView.OnShipping {}
