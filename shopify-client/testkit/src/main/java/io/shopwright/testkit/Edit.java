package io.shopwright.testkit;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A copy of a record with some components changed. A misspelt component fails at once. */
final class Edit<T extends Record> {
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private final Shape shape;
    private final @Nullable Object[] values;

    private record Shape(
            Class<?> type,
            Map<String, Integer> places,
            List<Class<?>> types,
            List<MethodHandle> readers,
            MethodHandle maker) {
        static Shape of(Class<?> type) {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            RecordComponent[] components = type.getRecordComponents();
            Map<String, Integer> places = new HashMap<>();
            Class<?>[] types = new Class<?>[components.length];
            MethodHandle[] readers = new MethodHandle[components.length];
            try {
                for (int i = 0; i < components.length; i++) {
                    places.put(components[i].getName(), i);
                    types[i] = components[i].getType();
                    readers[i] = lookup.unreflect(components[i].getAccessor())
                            .asType(MethodType.methodType(Object.class, Object.class));
                }
                MethodHandle maker = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                        .asSpreader(Object[].class, types.length)
                        .asType(MethodType.methodType(Object.class, Object[].class));
                return new Shape(type, places, List.of(types), List.of(readers), maker);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Cannot reach " + type, e);
            }
        }

        int place(String component) {
            Integer place = places.get(component);
            if (place == null) {
                throw new IllegalStateException(type.getSimpleName() + " has no component " + component);
            }
            return place;
        }
    }

    private Edit(T original) {
        shape = SHAPES.get(original.getClass());
        values = new Object[shape.types().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = invoke(shape.readers().get(i), original);
        }
    }

    static <T extends Record> Edit<T> of(T original) {
        return new Edit<>(original);
    }

    Edit<T> set(String component, @Nullable Object value) {
        values[shape.place(component)] = value;
        return this;
    }

    /** Takes over those of the named members that the input has, for the components of the same names. */
    Edit<T> take(Input input, String... members) {
        for (String member : members) {
            if (input.has(member)) {
                take(member, input, member);
            }
        }
        return this;
    }

    /** Takes over a member, if the input has it, for a component of another name. */
    Edit<T> take(String component, Input input, String member) {
        if (input.has(member)) {
            int place = shape.place(component);
            Class<?> type = shape.types().get(place);
            Object value = read(type, input, member);
            if (value != null || !type.isPrimitive()) {
                values[place] = value;
            }
        }
        return this;
    }

    private static @Nullable Object read(Class<?> type, Input input, String member) {
        if (type == String.class) {
            return input.text(member);
        }
        if (type == boolean.class) {
            return input.isNull(member) ? null : input.flag(member);
        }
        if (type == int.class || type == Integer.class) {
            return input.integer(member);
        }
        if (type == BigDecimal.class) {
            return input.decimal(member);
        }
        if (type == Instant.class) {
            return input.time(member);
        }
        if (type == List.class) {
            return input.texts(member);
        }
        throw new IllegalStateException("cannot read " + member + " as " + type);
    }

    @SuppressWarnings("unchecked") // the maker is the constructor of the original's class
    T done() {
        return (T) invoke(shape.maker(), values);
    }

    private static Object invoke(MethodHandle handle, Object argument) {
        try {
            return handle.invoke(argument);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
