package io.alluvium.model.hub;

/** A request as it arrived at the Hub, or at the store of its large files. */
record HubRequest(boolean atStore, String method, String path, String range, String authorization) {

    boolean fetches(String file) {
        return method.equals("GET") && path.endsWith("/" + file);
    }
}
