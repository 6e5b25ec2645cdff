package io.alluvium.model.hub;

import java.util.Set;

/**
 * What a revision is now.
 *
 * @param commit the commit that it stands for
 * @param files the commit's files
 */
record HubListing(String commit, Set<String> files) {

    HubListing {
        if (!ModelReference.isCommit(commit)) {
            throw new HubException("the Hub names \"" + commit + "\" as the commit; see that HF_ENDPOINT is a Hub");
        }
        files = Set.copyOf(files);
    }
}
