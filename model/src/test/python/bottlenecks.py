"""The bottleneck tuners that peft lacks, as plain hooks: Houlsby's adapter and Compacter.

Both sit at two sites of every layer, on the output of the attention's projection and on that of the feed-forward network,
before the residual is added: h <- h + up(gelu_tanh(down(h))).
"""

import torch
from torch.nn.functional import gelu

BOTTLENECK = 4
RULES = 4
SITES = ("attention", "mlp")


class Houlsby:
    """layers.{l}.{site}.down.weight [r, d], .down.bias [r], .up.weight [d, r], .up.bias [d]."""

    name = "houlsby"

    def __init__(self, layers, width, values):
        self.tensors = {}
        for layer in range(layers):
            for site in SITES:
                prefix = f"layers.{layer}.{site}."
                self.tensors[prefix + "down.weight"] = values(BOTTLENECK, width).requires_grad_()
                self.tensors[prefix + "down.bias"] = values(BOTTLENECK).requires_grad_()
                self.tensors[prefix + "up.weight"] = values(width, BOTTLENECK).requires_grad_()
                self.tensors[prefix + "up.bias"] = values(width).requires_grad_()

    def delta(self, prefix, h):
        down = h @ self.tensors[prefix + "down.weight"].T + self.tensors[prefix + "down.bias"]
        return gelu(down, approximate="tanh") @ self.tensors[prefix + "up.weight"].T + self.tensors[prefix + "up.bias"]

    def hook(self, model, sites):
        """Adds the deltas to `model`; `sites` gives each layer's modules in the order of SITES."""
        for layer, modules in enumerate(sites(model)):
            for site, module in zip(SITES, modules):
                prefix = f"layers.{layer}.{site}."
                module.register_forward_hook(lambda _, __, h, prefix=prefix: h + self.delta(prefix, h))


class Compacter(Houlsby):
    """A Houlsby adapter whose matrices W [in, out] are sum_i kron(A_i, s_i t_i^T), y = x W + b.

    down_rule and up_rule [n, n, n] hold the A_i of all layers; layers.{l}.{site}.down_s [n, in/n, 1], .down_t [n, 1, out/n],
    .down_bias [out], and .up_* likewise.
    """

    name = "compacter"

    def __init__(self, layers, width, values):
        self.tensors = {f"{way}_rule": values(RULES, RULES, RULES).requires_grad_() for way in ("down", "up")}
        for layer in range(layers):
            for site in SITES:
                for way, (inner, outer) in {"down": (width, BOTTLENECK), "up": (BOTTLENECK, width)}.items():
                    prefix = f"layers.{layer}.{site}.{way}_"
                    self.tensors[prefix + "s"] = values(RULES, inner // RULES, 1).requires_grad_()
                    self.tensors[prefix + "t"] = values(RULES, 1, outer // RULES).requires_grad_()
                    self.tensors[prefix + "bias"] = values(outer).requires_grad_()

    def linear(self, prefix, way, x):
        s, t = self.tensors[f"{prefix}{way}_s"], self.tensors[f"{prefix}{way}_t"]
        weight = sum(torch.kron(rule, s[i] @ t[i]) for i, rule in enumerate(self.tensors[f"{way}_rule"]))
        return x @ weight + self.tensors[f"{prefix}{way}_bias"]

    def delta(self, prefix, h):
        return self.linear(prefix, "up", gelu(self.linear(prefix, "down", h), approximate="tanh"))
