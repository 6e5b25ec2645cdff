package io.alluvium.standalone.registry;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * A kind of question, and how one of it is asked.
 *
 * @param name its name in the report
 * @param path the path of one of the kind
 */
record Question(String name, Function<Random, String> path) {

    private static final String SEARCH = "/v1/versions?";

    /** Every kind that is measured; what is asked for is chosen at random. */
    static List<Question> all(RegistryPlan.Size size, Shelf shelf) {
        Function<Random, Integer> domain = random -> random.nextInt(size.domains());
        Function<Random, Integer> version = random -> 1 + random.nextInt(size.versions());
        Function<Random, String> prompt = random -> "/v1/prompts/" + Shelf.domain(domain.apply(random));
        return List.of(
                new Question("alias", random -> prompt.apply(random) + "/aliases/live"),
                new Question(
                        "version by number", random -> prompt.apply(random) + "/versions/" + version.apply(random)),
                new Question("version by digest", random -> {
                    int of = domain.apply(random);
                    return "/v1/prompts/" + Shelf.domain(of) + "/versions/sha256:"
                            + shelf.digest(of, version.apply(random));
                }),
                new Question(
                        "standing",
                        random -> prompt.apply(random) + "/versions/" + version.apply(random) + "/standing"),
                new Question("served now", random -> prompt.apply(random) + "/served"),
                new Question("history of a domain", random -> prompt.apply(random) + "/history?limit=20"),
                new Question("domains", random -> "/v1/prompts?limit=100"),
                new Question(
                        "search digest",
                        random -> SEARCH + "digest=" + shelf.digest(domain.apply(random), version.apply(random))),
                new Question("search domain", random -> SEARCH + "domain=" + Shelf.domain(domain.apply(random))),
                search("alias=live"),
                search("tag=" + Shelf.TAG),
                search("tag=" + Shelf.TAG + "%3D" + Shelf.VALUES.get(0)),
                search("q=anchored"),
                search("q=naive%20better"),
                search("source=" + Shelf.COMMON_SOURCE),
                search("source=" + Shelf.RARE_SOURCE),
                search("passed=false"),
                search("retired=true"),
                search("alias=live&passed=true&q=replay&source=" + Shelf.RARE_SOURCE));
    }

    private static Question search(String query) {
        return new Question("search " + query.replace("%3D", "=").replace("%20", " "), random -> SEARCH + query);
    }
}
