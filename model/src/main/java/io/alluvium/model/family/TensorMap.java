package io.alluvium.model.family;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects where a family's tensors lie; matrices are [out, in]. */
final class TensorMap {
    private final Map<String, TensorSource> sources = new LinkedHashMap<>();

    TensorMap add(String name, TensorSource source) {
        sources.put(name, source);
        return this;
    }

    TensorMap matrix(String name, String from, long out, long in) {
        return add(name + ".weight", TensorSource.of(from + ".weight", out, in));
    }

    TensorMap linear(String name, String from, long out, long in) {
        return matrix(name, from, out, in).vector(name + ".bias", from + ".bias", out);
    }

    TensorMap vector(String name, String from, long width) {
        return add(name, TensorSource.of(from, width));
    }

    /** A linear layer whose matrix lies in the file as [in, out]. */
    TensorMap turned(String name, String from, long out, long in) {
        return add(name + ".weight", TensorSource.transposed(from + ".weight", out, in))
                .vector(name + ".bias", from + ".bias", out);
    }

    /** A layer norm's gain and bias. */
    TensorMap norm(String name, String from, long width) {
        return vector(name + ".weight", from + ".weight", width).vector(name + ".bias", from + ".bias", width);
    }

    /** One matrix made of several with the same input. */
    TensorMap joined(String name, List<String> from, long out, long in) {
        return add(name + ".weight", TensorSource.joined(suffixed(from, ".weight"), out, in));
    }

    TensorMap joinedBias(String name, List<String> from, long out) {
        return add(name + ".bias", TensorSource.joined(suffixed(from, ".bias"), out));
    }

    private static List<String> suffixed(List<String> names, String suffix) {
        List<String> all = new ArrayList<>();
        names.forEach(name -> all.add(name + suffix));
        return all;
    }

    Map<String, TensorSource> sources() {
        return sources;
    }
}
