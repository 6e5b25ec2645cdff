package io.alluvium.model;

import io.alluvium.model.torch.TorchProgram;

/** Number format of matrix products; norms, softmax and losses are always 32-bit. */
public enum Precision {
    /** 32-bit floats. */
    FP32(TorchProgram.FLOAT32),
    /** bfloat16. */
    BF16(TorchProgram.BFLOAT16);

    private final long torchType;

    Precision(long torchType) {
        this.torchType = torchType;
    }

    long torchType() {
        return torchType;
    }
}
