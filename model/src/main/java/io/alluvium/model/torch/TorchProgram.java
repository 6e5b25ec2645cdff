package io.alluvium.model.torch;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A loaded TorchScript module without weights of its own; every tensor is passed in and every result belongs to the
 * caller's scope. Arguments may be tensors, lists of tensors, tensors by name, {@code Long}, {@code Double} or {@code Boolean}.
 */
public final class TorchProgram {
    /** Torch's number for 32-bit floats. */
    public static final long FLOAT32 = 6;

    /** Torch's number for bfloat16. */
    public static final long BFLOAT16 = 15;

    private final PtSymbolBlock block;

    private TorchProgram(PtSymbolBlock block) {
        this.block = block;
    }

    /** Loads a program into {@code owner}'s lifetime. */
    public static TorchProgram load(PtNDManager owner, TorchSource source) {
        byte[] archive = TorchArchive.pack(source);
        try {
            return new TorchProgram(JniUtils.loadModule(owner, new ByteArrayInputStream(archive), false, false));
        } catch (IOException e) {
            throw new UncheckedIOException("loading TorchScript program " + source.name(), e);
        }
    }

    /** Runs {@code method} and hands its tensor, or list of tensors, to {@code scope}. */
    public List<PtNDArray> tensors(PtNDManager scope, String method, Object... arguments) {
        try (IValue result = invoke(method, arguments)) {
            return result.isTensor() ? List.of(result.toTensor(scope)) : List.of(result.toTensorArray(scope));
        }
    }

    /** Runs {@code method} for its effect on the tensors passed in. */
    public void run(String method, Object... arguments) {
        invoke(method, arguments).close();
    }

    private IValue invoke(String method, Object... arguments) {
        List<IValue> values = new ArrayList<>(arguments.length);
        try {
            for (Object argument : arguments) {
                values.add(value(argument));
            }
            return IValueUtils.runMethod(block, method, values.toArray(new IValue[0]));
        } finally {
            values.forEach(IValue::close);
        }
    }

    private static IValue value(Object argument) {
        if (argument instanceof PtNDArray tensor) {
            return IValue.from(tensor);
        } else if (argument instanceof NDList list) {
            return IValue.listFrom(list.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
        } else if (argument instanceof List<?> list) {
            return IValue.listFrom(list.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
        } else if (argument instanceof Map<?, ?> tensors) {
            Map<String, PtNDArray> named = new LinkedHashMap<>();
            tensors.forEach((name, tensor) -> named.put((String) name, (PtNDArray) tensor));
            return IValue.stringMapFrom(named);
        } else if (argument instanceof Long number) {
            return IValue.from(number);
        } else if (argument instanceof Double number) {
            return IValue.from(number);
        } else if (argument instanceof Boolean flag) {
            return IValue.from(flag);
        }
        throw new IllegalArgumentException(
                "TorchScript argument of type " + argument.getClass().getName()
                        + "; pass a tensor, a list of tensors, tensors by name, Long, Double or Boolean");
    }
}
