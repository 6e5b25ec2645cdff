package io.alluvium.standalone.demo;

/**
 * An answer to a completion request.
 *
 * @param domain the domain asked, or base
 * @param digest the digest of the version that answered
 * @param sentAtMillis when it was asked
 * @param doneAtMillis when the answer was there
 */
record Answer(String domain, String digest, long sentAtMillis, long doneAtMillis) {}
