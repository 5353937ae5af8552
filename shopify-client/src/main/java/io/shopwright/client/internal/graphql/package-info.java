/** The GraphQL language: documents as immutable trees, read from text and written back. Knows no schema. */
@NullMarked
package io.shopwright.client.internal.graphql;

import org.jspecify.annotations.NullMarked;
