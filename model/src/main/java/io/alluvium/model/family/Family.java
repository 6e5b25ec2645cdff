package io.alluvium.model.family;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** One family of checkpoints: how its configuration and its tensors read. */
interface Family {
    /** The values of {@code model_type} that it answers to. */
    Set<String> modelTypes();

    /** The shape that a configuration describes. */
    Architecture architecture(ConfigFile config);

    /** Prefixes of tensor names that a file may have or leave out, such as {@code transformer.}. */
    List<String> prefixes();

    /** The checkpoint's tensors behind each of the programs' names. */
    Map<String, TensorSource> tensors(Architecture shape);

    /**
     * The module of the task model behind each norm on the residual stream and each product that a low-rank pair can be
     * put on, by the programs' names; the names that PEFT directories use.
     */
    Map<String, String> modules(Architecture shape);
}
