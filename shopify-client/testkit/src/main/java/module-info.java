/** A simulated shop for tests and examples. */
module io.shopwright.testkit {
    requires com.fasterxml.jackson.databind;
    requires com.graphqljava;
    requires transitive io.shopwright.client;
    requires java.logging;
    requires mockwebserver3;
    requires okhttp3;
    requires okhttp3.tls;
    requires okio;
    requires transitive static org.jspecify;
    requires transitive static org.junit.jupiter.api;

    exports io.shopwright.testkit;
    exports io.shopwright.testkit.junit;
}
