package io.alluvium.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.family.CheckpointDirectory;
import io.alluvium.model.torch.TorchProgram;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights in native memory and the program that runs them; every call brings a scope that its results die with.
 *
 * <p>DJL makes a tensor over the Java buffer that it is created from, so {@code cast} copies every weight: an alias would
 * read freed memory once the buffer's scope is closed.
 */
final class NativeBackbone implements AutoCloseable {
    private static final String ENGINE = "PyTorch";

    private final PtNDManager owner;
    private final TorchProgram program;
    private final WorkMeter meter = new WorkMeter();
    private final Map<String, PtNDArray> weights = new LinkedHashMap<>();

    NativeBackbone(CheckpointDirectory checkpoint, BackboneOptions options) {
        Engine.getEngine(ENGINE);
        JniUtils.setNumThreads(options.actualThreads());
        this.owner = (PtNDManager) NDManager.newBaseManager(Device.fromName(options.device()), ENGINE);
        try {
            Architecture shape = checkpoint.shape();
            this.program = TorchProgram.load(owner, TransformerSource.of(shape));
            for (String name : checkpoint.names()) {
                checkpoint.tensor(name).ifPresent(tensor -> put(name, tensor, options.precision()));
            }
            double[] frequencies = shape.blocks().places().frequencies();
            if (frequencies.length > 0) {
                float[] values = new float[frequencies.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) frequencies[i];
                }
                put("rotary.frequencies", new TensorData(new long[] {values.length}, values), Precision.FP32);
            }
        } catch (RuntimeException e) {
            owner.close();
            throw e;
        }
    }

    /** Norms and learned distances are used in 32 bits. */
    private void put(String name, TensorData tensor, Precision precision) {
        boolean exact = name.contains("norm") || name.contains("distances");
        long type = exact ? TorchProgram.FLOAT32 : precision.torchType();
        try (PtNDManager scope = scope()) {
            PtNDArray master = (PtNDArray) scope.create(tensor.values(), new Shape(tensor.shape()));
            weights.put(name, program.tensors(owner, "cast", master, type).get(0));
        }
    }

    /** What counts the batches. */
    WorkMeter meter() {
        return meter;
    }

    /** A scope for one call. */
    PtNDManager scope() {
        return (PtNDManager) owner.newSubManager();
    }

    /** The numbers of a weight that is kept in 32 bits. */
    float[] weight(String name) {
        PtNDArray weight = weights.get(name);
        if (weight == null) {
            throw new IllegalArgumentException("the model has no tensor " + name);
        }
        return weight.toFloatArray();
    }

    /** Runs a method of the program with the weights as its first argument. */
    List<PtNDArray> call(PtNDManager scope, String method, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = weights;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return program.tensors(scope, method, all);
    }

    /** Runs a method that needs no weights. */
    List<PtNDArray> run(PtNDManager scope, String method, Object... arguments) {
        return program.tensors(scope, method, arguments);
    }

    /** Runs a method for what it changes in the tensors that it is given. */
    void change(String method, Object... arguments) {
        program.run(method, arguments);
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
