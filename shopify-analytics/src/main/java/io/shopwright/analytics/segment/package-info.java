/**
 * Segments: groups of customers who resemble each other, found in the data or laid down by rules.
 *
 * <p>Customers go in as rows of numbers ({@link io.shopwright.analytics.segment.FeatureTable}). {@link
 * io.shopwright.analytics.segment.KMeans} divides them into clusters; {@link
 * io.shopwright.analytics.segment.ClusterNumber} compares numbers of clusters, {@link
 * io.shopwright.analytics.segment.Stability} tells whether other customers of the same kind would have given the same
 * clusters, and {@link io.shopwright.analytics.segment.Profile} describes them in words. {@link
 * io.shopwright.analytics.segment.SegmentRules} needs no data: it assigns customers by conditions.
 *
 * <p>k-means finds clusters in any cloud of points, also where there are none: look at the silhouette and the stability
 * before giving them names.
 *
 * <p>Every function is pure: chance comes from a seed, and the same seed gives the same result. A bad argument is an
 * {@link java.lang.IllegalArgumentException}.
 */
@NullMarked
package io.shopwright.analytics.segment;

import org.jspecify.annotations.NullMarked;
