package io.shopwright.testkit;

/** The checkout takes something off the price of goods. */
record DiscountAutomaticBasic(Discount of) implements DiscountView.OnGoods, DiscountView.WithMinimum {}
