package io.shopwright.analytics.clv;

/**
 * What the models know of one identified customer.
 *
 * @param <K> what identifies a customer
 * @param customer who
 * @param summary how often and until when he bought
 * @param spend how much, over the same repeat purchases
 */
public record CustomerHistory<K>(K customer, CustomerSummary summary, Spend spend) {}
