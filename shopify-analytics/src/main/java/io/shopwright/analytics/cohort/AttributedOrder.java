package io.shopwright.analytics.cohort;

import io.shopwright.analytics.order.CustomerOrder;

/**
 * An order and something known of it.
 *
 * @param <K> what identifies a customer
 * @param <A> what is known, with equals and hashCode
 * @param order the order
 * @param attribute for example its first product, its channel or whether it had a discount
 */
public record AttributedOrder<K, A>(CustomerOrder<K> order, A attribute) {}
