package io.shopwright.testkit;

/** A code that brings a discount. */
record DiscountRedeemCode(long key, String code, int asyncUsageCount) implements Resource {}
