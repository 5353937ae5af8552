package io.shopwright.client;

/**
 * What one of several shops brought.
 *
 * @param <T> what is read
 */
public sealed interface FromShop<T> {
    /** The shop's domain. */
    String shop();

    /** One thing. */
    record Item<T>(String shop, T value) implements FromShop<T> {}

    /** The shop's reading ended here, and is not whole. */
    record Failure<T>(String shop, RuntimeException reason) implements FromShop<T> {}
}
