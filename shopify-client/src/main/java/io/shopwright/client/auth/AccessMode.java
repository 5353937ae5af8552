package io.shopwright.client.auth;

/** What kind of access token is asked for. */
public enum AccessMode {
    /** As one user of the admin, with this user's permissions; ends with the session, a day at most. */
    ONLINE,
    /** As the app, for an hour, with a refresh token to get the next one. Public apps must use it from 2027-01-01. */
    OFFLINE,
    /** As the app, until the app is taken off the shop. Public apps lose it on 2027-01-01. */
    LASTING
}
