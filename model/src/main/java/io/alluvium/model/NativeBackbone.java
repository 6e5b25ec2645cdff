package io.alluvium.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.alluvium.model.checkpoint.CheckpointDirectory;
import io.alluvium.model.checkpoint.Gpt2Config;
import io.alluvium.model.torch.TorchProgram;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights in native memory and the program that runs them; every call brings a scope that its results die with.
 *
 * <p>DJL makes a tensor over the Java buffer that it is created from, so {@code cast_weights} copies every weight: an
 * alias would read freed memory once the buffer's scope is closed.
 */
final class NativeBackbone implements AutoCloseable {
    private static final String ENGINE = "PyTorch";

    private final PtNDManager owner;
    private final TorchProgram program;
    private final List<PtNDArray> weights;
    private final Gpt2Config config;

    NativeBackbone(CheckpointDirectory checkpoint, BackboneOptions options) {
        Engine.getEngine(ENGINE);
        JniUtils.setNumThreads(options.actualThreads());
        this.config = checkpoint.config();
        this.owner = (PtNDManager) NDManager.newBaseManager(Device.fromName(options.device()), ENGINE);
        this.program = TorchProgram.load(owner, "Gpt2", "gpt2.py");
        try (PtNDManager scope = scope()) {
            List<PtNDArray> master = new ArrayList<>();
            checkpoint
                    .tensors()
                    .values()
                    .forEach(
                            tensor -> master.add((PtNDArray) scope.create(tensor.values(), new Shape(tensor.shape()))));
            this.weights = program.tensors(
                    owner, "cast_weights", master, options.precision().torchType());
        }
    }

    /** A scope for one call. */
    PtNDManager scope() {
        return (PtNDManager) owner.newSubManager();
    }

    /** Runs a method of the program with the weights as its first argument. */
    List<PtNDArray> call(PtNDManager scope, String method, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = weights;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return program.tensors(scope, method, all);
    }

    /** The number of attention heads, as programs take it. */
    Long heads() {
        return (long) config.heads();
    }

    /** The layer norms' epsilon. */
    Double epsilon() {
        return config.epsilon();
    }

    /** Whether no scope is open any more. */
    boolean idle() {
        return owner.getManagedArrays().size() <= weights.size();
    }

    @Override
    public void close() {
        owner.close();
    }
}
