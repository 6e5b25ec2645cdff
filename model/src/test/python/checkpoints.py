"""Random checkpoints as `transformers` saves them."""

from reference import torch  # first: it sets what the libraries read when they are imported

from cases import VOCABULARY, WIDTH
from safetensors.torch import load_file


def normal(generator, *shape, std=1.0):
    return torch.randn(*shape, generator=generator) * std


def randomize(model, generator, case):
    """Weights that make neither flat logits nor dead layers."""
    with torch.no_grad():
        for name, weight in sorted(model.named_parameters()):
            if "norm" in name.lower() or "ln_" in name:
                value = normal(generator, *weight.shape, std=0.2)
                weight.copy_(value if name.endswith("bias") else 1 + value)
            elif weight.dim() == 1:
                weight.copy_(normal(generator, *weight.shape, std=0.2))
            elif "relative_attention_bias" in name:
                weight.copy_(normal(generator, *weight.shape, std=0.5))
            elif name.endswith((".q.weight", ".k.weight")):
                weight.copy_(normal(generator, *weight.shape, std=0.2))
            elif any(part in name for part in ("wte", "embed", "shared")):
                weight.copy_(normal(generator, *weight.shape, std=case.embedding_std))
            elif "wpe" in name or "position" in name:
                weight.copy_(normal(generator, *weight.shape, std=0.5))
            else:
                weight.copy_(normal(generator, *weight.shape, std=case.matrix_std))


def save_checkpoint(case, directory, seed):
    """Saves a random checkpoint."""
    generator = torch.Generator().manual_seed(seed)
    torch.manual_seed(seed)
    model = case.saved_class(case.config())
    if case.untie:
        model.lm_head.weight = torch.nn.Parameter(torch.empty(VOCABULARY, WIDTH))
    randomize(model, generator, case)
    model.to(case.dtype).save_pretrained(directory, max_shard_size=case.shard_size)
    (directory / "generation_config.json").unlink(missing_ok=True)
    case.edit(directory)


def stored_weights(directory):
    """First value, last value and sum of every tensor in a checkpoint's files, after conversion to fp32."""
    weights = {}
    for file in sorted(directory.glob("model*.safetensors")):
        for name, tensor in load_file(file).items():
            flat = tensor.float().flatten()
            weights[name] = [flat[0].item(), flat[-1].item(), flat.double().sum().item()]
    return dict(sorted(weights.items()))
