package io.alluvium.model.ceiling;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.Precision;
import io.alluvium.model.torch.TorchProgram;
import io.alluvium.model.torch.TorchSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Times single matrix products with the operation and the number format that training uses. Operands are made at the first
 * call of a shape and kept. One product is one call of the program: in a loop of its own the compiler of PyTorch would
 * compute equal products once and the machine would look faster than it is. An accelerator queues them; there, a number of
 * the last one is waited for.
 */
public final class MatrixProducts implements AutoCloseable {
    private static final String ENGINE = "PyTorch";
    private static final double NANOS = 1e9;

    private final PtNDManager owner;
    private final TorchProgram program;
    private final Precision precision;
    private final boolean queues;
    private final Map<Product, List<PtNDArray>> operands = new HashMap<>();

    /** Products in the options' precision, on their device and threads; the threads hold for the whole process. */
    public MatrixProducts(BackboneOptions options) {
        Engine.getEngine(ENGINE);
        JniUtils.setNumThreads(options.threads() == 0 ? Runtime.getRuntime().availableProcessors() : options.threads());
        this.precision = options.precision();
        this.queues = !options.device().equals("cpu");
        this.owner = (PtNDManager) NDManager.newBaseManager(Device.fromName(options.device()), ENGINE);
        this.program = TorchProgram.load(owner, new TorchSource("Products", List.of("products.py"), Map.of()));
    }

    /** Seconds of each of {@code times} calls, on average. */
    public double seconds(Product product, int times) {
        List<PtNDArray> pair = operands.computeIfAbsent(product, this::make);
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            try (PtNDManager scope = (PtNDManager) owner.newSubManager()) {
                List<PtNDArray> result = program.tensors(scope, "product", pair);
                if (i == times - 1 && queues) {
                    program.tensors(scope, "corner", result.get(0)).get(0).toFloatArray();
                }
            }
        }
        return (System.nanoTime() - start) / NANOS / times;
    }

    private List<PtNDArray> make(Product product) {
        return program.tensors(
                owner,
                "operands",
                owner.create(0f),
                (long) product.batch(),
                (long) product.rows(),
                (long) product.inner(),
                (long) product.columns(),
                product.layout() == Product.Layout.FIRST_TRANSPOSED,
                product.layout() == Product.Layout.SECOND_TRANSPOSED,
                precision == Precision.BF16 ? TorchProgram.BFLOAT16 : TorchProgram.FLOAT32);
    }

    @Override
    public void close() {
        owner.close();
    }
}
