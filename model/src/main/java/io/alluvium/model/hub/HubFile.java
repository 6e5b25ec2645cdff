package io.alluvium.model.hub;

/**
 * A file of a commit, as the Hub promises it.
 *
 * @param commit the commit
 * @param name its path within the repository
 * @param etag its digest, which names the blob
 * @param size its number of bytes
 */
record HubFile(String commit, String name, String etag, long size) {

    HubFile {
        BlobDigest.of(etag);
    }
}
