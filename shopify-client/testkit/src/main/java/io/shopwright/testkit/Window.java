package io.shopwright.testkit;

import org.jspecify.annotations.Nullable;

/** The part of a connection that a caller asks for. */
record Window(
        int size,
        boolean fromEnd,
        @Nullable Cursor after,
        @Nullable Cursor before,
        boolean reverse) {
    private static final int MOST = 250;

    boolean isWhole() {
        return size == Integer.MAX_VALUE;
    }

    static Window of(Call call) {
        Integer first = call.integer("first");
        Integer last = call.integer("last");
        String after = call.text("after");
        String before = call.text("before");
        boolean reverse = call.flag("reverse");
        if (call.session().withoutPages()) {
            return new Window(Integer.MAX_VALUE, false, null, null, reverse);
        }
        if (first == null && last == null) {
            throw ShopifyError.badRequest("you must provide one of first or last");
        }
        if (first != null && last != null) {
            throw ShopifyError.badRequest("providing both first and last is not supported");
        }
        int size = first != null ? first : last != null ? last : 0;
        String name = first != null ? "first" : "last";
        if (size < 0 || size > MOST) {
            // The wording is ours; that the limit is 250 is documented.
            throw ShopifyError.badRequest(name + " must be between 0 and " + MOST + ", not " + size);
        }
        return new Window(size, first == null, cursor(after), cursor(before), reverse);
    }

    private static @Nullable Cursor cursor(@Nullable String text) {
        return text == null ? null : Cursor.decode(text);
    }
}
