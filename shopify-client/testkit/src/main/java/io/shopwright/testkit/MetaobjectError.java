package io.shopwright.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mutation of metaobjects refuses.
 *
 * @param elementKey of the field that is meant
 * @param elementIndex in a list of values
 */
record MetaobjectError(
        List<String> field,
        String message,
        String code,
        @Nullable String elementKey,
        @Nullable Integer elementIndex) {
    static MetaobjectError at(String path, String message, String code) {
        return ofField(path, message, code, null);
    }

    static MetaobjectError ofField(String path, String message, String code, @Nullable String key) {
        return new MetaobjectError(List.of(path.split("\\.", -1)), message, code, key, null);
    }

    static MetaobjectError noRecord() {
        return at("id", "Record not found", "RECORD_NOT_FOUND");
    }

    /** The refusals of one mutation. */
    static final class Errors {
        private final List<MetaobjectError> list = new ArrayList<>();

        void add(String path, String message, String code) {
            list.add(at(path, message, code));
        }

        void add(String path, String message, String code, String key) {
            list.add(ofField(path, message, code, key));
        }

        boolean any() {
            return !list.isEmpty();
        }

        List<MetaobjectError> list() {
            return List.copyOf(list);
        }
    }
}
