package io.alluvium.model.hub;

import java.util.Map;

/** What to do wrong with the next request whose path ends so; of large files, the bytes go wrong at their store. */
record HubFault(
        String method,
        String pathEnd,
        int status,
        Map<String, String> headers,
        int cutAfter,
        boolean stall,
        byte[] bytes) {

    static HubFault status(String method, String pathEnd, int status, Map<String, String> headers) {
        return new HubFault(method, pathEnd, status, headers, -1, false, null);
    }

    static HubFault cut(String pathEnd, int after) {
        return new HubFault("GET", pathEnd, 0, Map.of(), after, false, null);
    }

    static HubFault stall(String pathEnd, int after) {
        return new HubFault("GET", pathEnd, 0, Map.of(), after, true, null);
    }

    static HubFault other(String pathEnd, byte[] bytes) {
        return new HubFault("GET", pathEnd, 0, Map.of(), -1, false, bytes);
    }
}
