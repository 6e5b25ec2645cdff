"""What `transformers` and `peft` compute: fp32, eager attention, evaluation mode, one thread."""

import json
import os
import sys
import warnings
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"
warnings.filterwarnings("ignore")

import torch
import transformers
from peft import PeftModel

transformers.logging.set_verbosity_error()
transformers.utils.logging.disable_progress_bar()
torch.set_num_threads(1)

# Language models of checkpoints that were saved without a head.
WITH_HEAD = {"GPT2Model": "GPT2LMHeadModel"}


def model_class(directory):
    """The class that a checkpoint directory's config.json names."""
    name = json.loads((Path(directory) / "config.json").read_text())["architectures"][0]
    return getattr(transformers, WITH_HEAD.get(name, name))


def load(directory, adapter=None):
    """The frozen model of a checkpoint directory, with what peft finds in an adapter directory."""
    model = model_class(directory).from_pretrained(directory, dtype=torch.float32, attn_implementation="eager").eval()
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    return model if adapter is None else PeftModel.from_pretrained(model, adapter).eval()


def logits_of(model, batch):
    """Logits on text positions, for a plain model or one that peft wrapped."""
    arguments = {"input_ids": batch["ids"], "attention_mask": torch.ones_like(batch["ids"])}
    if "decoder_ids" in batch:
        return model(**arguments, decoder_input_ids=batch["decoder_ids"]).logits
    return model(**arguments).logits[:, -batch["ids"].shape[1] :]


def losses_of(logits, targets):
    """Cross-entropy of each position, 0 where there is no target."""
    return torch.nn.functional.cross_entropy(logits.transpose(1, 2), targets, ignore_index=-100, reduction="none")


def score(model, batch, targets):
    """Logits, losses and the mean loss."""
    logits = logits_of(model, batch)
    losses = losses_of(logits, targets)
    return logits, losses, losses.sum() / (targets != -100).sum()


def batch_of(request):
    """The ids of a request, as tensors, and its targets."""
    batch = {name: torch.tensor(request[name]) for name in ("ids", "decoder_ids") if name in request}
    return batch, torch.tensor(request["targets"])


def answer(function):
    """Applies `function` to each request that standard input lists as JSON and prints the list of its results."""
    json.dump([function(request) for request in json.load(sys.stdin)], sys.stdout)
