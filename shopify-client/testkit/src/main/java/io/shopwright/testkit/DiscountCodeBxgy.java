package io.shopwright.testkit;

/** A code brings goods for goods. */
record DiscountCodeBxgy(Discount of) implements DiscountView.ByCode, DiscountView.Bxgy {}
