package io.shopwright.client;

/**
 * What a shop's calls have used so far.
 *
 * @param requests HTTP requests sent, repeated ones included
 * @param throttled requests that the shop did not let in because of its limits
 * @param points actual cost of all calls, in points
 */
public record Usage(long requests, long throttled, double points) {}
