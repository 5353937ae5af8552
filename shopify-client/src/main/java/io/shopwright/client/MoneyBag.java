package io.shopwright.client;

/**
 * An amount in the shop's currency; a selection of the Admin API's {@code MoneyBag}. Declare a record of your own with
 * {@code presentmentMoney} where the buyer's currency matters.
 */
public record MoneyBag(Money shopMoney) {}
