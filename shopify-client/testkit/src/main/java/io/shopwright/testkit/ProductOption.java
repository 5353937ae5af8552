package io.shopwright.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An option of a product.
 *
 * @param choices its values; unlike the schema's {@code values} also those that no variant has
 */
record ProductOption(long key, String name, int position, List<ProductOptionValue> choices) implements Resource {
    private static final String DEFAULT_NAME = "Title";
    static final String DEFAULT_VALUE = "Default Title";

    /** One value of an option. */
    record ProductOptionValue(long key, String name, boolean hasVariants) implements Resource {
        @Nullable
        String linkedMetafieldValue() {
            return null;
        }
    }

    ProductOption {
        choices = List.copyOf(choices);
    }

    static ProductOption ofDefault(ShopData data) {
        ProductOptionValue value = new ProductOptionValue(data.nextPart(), DEFAULT_VALUE, true);
        return new ProductOption(data.nextPart(), DEFAULT_NAME, 1, List.of(value));
    }

    boolean isDefault() {
        return name.equals(DEFAULT_NAME)
                && choices.size() == 1
                && choices.get(0).name().equals(DEFAULT_VALUE);
    }

    List<ProductOptionValue> optionValues() {
        return choices;
    }

    List<String> values() {
        return choices.stream()
                .filter(ProductOptionValue::hasVariants)
                .map(ProductOptionValue::name)
                .toList();
    }

    @Nullable
    Object linkedMetafield() {
        return null;
    }
}
