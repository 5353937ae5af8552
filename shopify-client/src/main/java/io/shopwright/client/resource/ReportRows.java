package io.shopwright.client.resource;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a report into records. */
final class ReportRows<T extends Record> {
    private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(
            String.class, text -> text,
            BigDecimal.class, BigDecimal::new,
            long.class, text -> new BigDecimal(text).longValueExact(),
            int.class, text -> new BigDecimal(text).intValueExact(),
            double.class, Double::parseDouble,
            LocalDate.class, text -> LocalDate.parse(text.substring(0, Math.min(10, text.length()))),
            Instant.class, text -> OffsetDateTime.parse(text).toInstant());

    private final Class<T> record;
    private final RecordComponent[] components;
    private final Constructor<T> constructor;

    /** @throws IllegalArgumentException if a component has no column, or a type that holds no value of a report */
    ReportRows(Class<T> record, List<ShopifyQl.Column> columns) {
        this.record = record;
        this.components = record.getRecordComponents();
        List<String> names = columns.stream().map(ShopifyQl.Column::name).toList();
        for (RecordComponent component : components) {
            if (!names.contains(column(component))) {
                throw new IllegalArgumentException("no column '" + column(component) + "' for " + record.getSimpleName()
                        + "." + component.getName() + "; the report has " + names);
            }
            if (!READERS.containsKey(component.getType())) {
                throw new IllegalArgumentException(record.getSimpleName() + "." + component.getName() + " is a "
                        + component.getType().getSimpleName() + "; use one of "
                        + READERS.keySet().stream()
                                .map(Class::getSimpleName)
                                .sorted()
                                .toList());
            }
        }
        try {
            this.constructor = record.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(record + " has no canonical constructor", e);
        }
    }

    T read(Map<String, @Nullable String> row) {
        Object[] values = Arrays.stream(components)
                .map(component -> value(component, row.get(column(component))))
                .toArray();
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Cannot make a " + record.getSimpleName() + " of " + row, e);
        }
    }

    private Object value(RecordComponent component, @Nullable String text) {
        String where = record.getSimpleName() + "." + component.getName();
        String given = Optional.ofNullable(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        where + ": the report has no value in a row; read the table's text instead"));
        Function<String, Object> reader = READERS.getOrDefault(component.getType(), value -> value);
        try {
            return reader.apply(given);
        } catch (ArithmeticException | NumberFormatException | java.time.DateTimeException e) {
            throw new IllegalArgumentException(
                    where + ": '" + given + "' is no " + component.getType().getSimpleName(), e);
        }
    }

    /** {@code total_sales} for {@code totalSales}. */
    private static String column(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
