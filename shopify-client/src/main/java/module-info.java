/** Typed, paced access to the Admin API of a Shopify shop. */
module io.shopwright.client {
    requires transitive com.fasterxml.jackson.databind;
    requires com.auth0.jwt;
    requires jdk.jfr;
    requires okhttp3;
    requires retrofit2;
    requires retrofit2.converter.jackson;
    // For who keeps tokens in a database.
    requires transitive static java.sql;
    // Both optional: metrics of calls, and the check of compiled programs.
    requires static micrometer.core;
    requires static org.objectweb.asm;
    requires transitive static org.jspecify;

    exports io.shopwright.client;
    exports io.shopwright.client.audit;
    exports io.shopwright.client.auth;
    exports io.shopwright.client.cost;
    exports io.shopwright.client.query;
    exports io.shopwright.client.resource;
    exports io.shopwright.client.schema;

    opens io.shopwright.client.internal to
            com.fasterxml.jackson.databind;
}
