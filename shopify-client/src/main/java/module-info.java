/** Typed, paced access to the Admin API of a Shopify shop. */
module io.shopwright.client {
    requires transitive com.fasterxml.jackson.databind;
    requires com.auth0.jwt;
    requires com.github.benmanes.caffeine;
    requires jdk.jfr;
    requires okhttp3;
    requires retrofit2;
    requires retrofit2.converter.jackson;
    // For who keeps tokens or webhooks in a database.
    requires transitive static java.sql;
    // All optional: two servers for webhooks, metrics of calls, and the check of compiled programs.
    requires static jakarta.servlet;
    requires static jdk.httpserver;
    requires static micrometer.core;
    requires static org.objectweb.asm;
    requires transitive static org.jspecify;

    exports io.shopwright.client;
    exports io.shopwright.client.audit;
    exports io.shopwright.client.auth;
    exports io.shopwright.client.batch;
    exports io.shopwright.client.bulk;
    exports io.shopwright.client.cache;
    exports io.shopwright.client.cost;
    exports io.shopwright.client.query;
    exports io.shopwright.client.resource;
    exports io.shopwright.client.schema;
    exports io.shopwright.client.webhook;

    opens io.shopwright.client.internal to
            com.fasterxml.jackson.databind;
}
