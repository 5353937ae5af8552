package io.shopwright.testkit;

/** The part of the schema's OrderDisplayFinancialStatus that paid orders go through. */
enum FinancialStatus {
    PAID,
    PARTIALLY_REFUNDED,
    REFUNDED
}
