package io.alluvium.model.tuner;

import io.alluvium.model.family.Architecture;

/**
 * How far down the gradient must go for a tuner.
 *
 * @param main the main stack's lowest layer with a trained tensor; its number of layers where there is none
 * @param encoder the same of an encoder before it
 * @param below whether something below the first stack's layers is trained
 */
public record Depth(int main, int encoder, boolean below) {

    /** Of a tuner's tensors on a backbone. */
    public static Depth of(PromptShape trained, Architecture backbone) {
        int encoder = backbone.size().encoderLayers();
        int main = backbone.layers();
        boolean below = false;
        for (TrainedTensor tensor : trained.tensors()) {
            String[] name = tensor.name().split("\\.", 3);
            boolean layered = name.length == 3 && Character.isDigit(name[1].charAt(0));
            if (tensor.name().equals("prefix")) {
                main = 0;
            } else if (layered && name[0].equals(backbone.mainStack())) {
                main = Math.min(main, Integer.parseInt(name[1]));
            } else if (layered) {
                encoder = Math.min(encoder, Integer.parseInt(name[1]));
            } else if (tensor.name().equals("prompt") || tensor.name().startsWith("embed_norm")) {
                below = true;
            }
        }
        boolean seq2seq = backbone.size().encoderLayers() > 0;
        if (below && seq2seq) {
            encoder = 0;
        }
        boolean reached = below || encoder < backbone.size().encoderLayers();
        boolean encoderNorm =
                trained.tensors().stream().anyMatch(tensor -> tensor.name().startsWith("encoder.norm"));
        if ((seq2seq && (reached || encoderNorm)) || (!seq2seq && below)) {
            main = 0;
        }
        return new Depth(main, encoder, below);
    }
}
