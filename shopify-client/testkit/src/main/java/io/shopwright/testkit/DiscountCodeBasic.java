package io.shopwright.testkit;

/** A code takes something off the price of goods. */
record DiscountCodeBasic(Discount of) implements DiscountView.ByCode, DiscountView.OnGoods, DiscountView.WithMinimum {}
