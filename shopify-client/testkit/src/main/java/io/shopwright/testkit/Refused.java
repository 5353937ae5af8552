package io.shopwright.testkit;

/** A mutation that is refused after it began to write: what it wrote is taken back, and the payload is the answer. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Object payload;

    Refused(Object payload) {
        super("refused", null, false, false);
        this.payload = payload;
    }

    Object payload() {
        return payload;
    }
}
