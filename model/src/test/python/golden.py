"""Writes the tiny checkpoints and golden files of model/src/test/resources/io/alluvium/model/family/golden.

Everything comes from `transformers` and `peft` themselves, in fp32 with eager attention, on one thread; equal versions
write equal bytes. README.md beside the output says what each file holds.

    python golden.py OUTPUT_DIRECTORY [--case NAME ...] [--search]

`--search` looks for seeds whose greedy texts are neither repetitive nor razor-thin and prints them.
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

import reference  # before the libraries: it sets what they read when they are imported

import peft
import torch
import transformers
from bottlenecks import Compacter, Houlsby
from cases import CASES, END_TEXT, FIRST_TEXT, MASK, PAD, VOCABULARY, WIDTH
from checkpoints import normal, save_checkpoint, stored_weights
from peft import (
    LNTuningConfig,
    LoraConfig,
    PrefixTuningConfig,
    PromptTuningConfig,
    get_peft_model,
    get_peft_model_state_dict,
)
from reference import logits_of, score
from safetensors.torch import save_file
from vocabulary import write_tokenizer

ROWS, LENGTH, TARGET_LENGTH, SOFT, START, NEW = 2, 40, 24, 5, 12, 64
# Where whole logits are kept; every other position shows in its loss alone.
POSITIONS = [17, 39]
TARGET_POSITIONS = [11, 23]
THINNEST_MARGIN = 1e-3
FEWEST_DISTINCT = 12


def load(case, directory):
    """The frozen reference model of a case, under a name that does not depend on where it lies."""
    model = reference.load(directory)
    model.config.name_or_path = model.name_or_path = case.name
    return model


def texts(case, generator):
    """The batch: inputs, decoder inputs (T5 only) and aligned targets, -100 where there is none."""
    ids = torch.randint(FIRST_TEXT, END_TEXT, (ROWS, LENGTH), generator=generator)
    if case.kind == "causal":
        targets = torch.cat([ids[:, 1:], torch.full((ROWS, 1), -100)], 1)
        return {"ids": ids}, targets
    if case.kind == "masked":
        masked = torch.rand(ROWS, LENGTH, generator=generator) < 0.15
        masked[:, POSITIONS] = torch.tensor([False, True])
        return {"ids": ids.masked_fill(masked, MASK)}, ids.masked_fill(~masked, -100)
    targets = torch.randint(FIRST_TEXT, END_TEXT, (ROWS, TARGET_LENGTH), generator=generator)
    start = torch.full((ROWS, 1), PAD)
    return {"ids": ids, "decoder_ids": torch.cat([start, targets[:, :-1]], 1)}, targets


class Golden:
    """What one case's golden.safetensors and golden.json collect."""

    def __init__(self, case):
        self.positions = TARGET_POSITIONS if case.kind == "seq2seq" else POSITIONS
        self.tensors = {}
        self.settings = {
            "case": case.name,
            "model_class": case.model_class.__name__,
            "kind": case.kind,
            "versions": {m.__name__: m.__version__.split("+")[0] for m in (torch, transformers, peft)},
            "positions": self.positions,
        }

    def score(self, prefix, model, batch, targets, parameters, positions):
        """Records logits, losses and gradients; `parameters` maps the names of golden gradients to tensors."""
        logits, losses, loss = score(model, batch, targets)
        if parameters:
            for name, gradient in zip(parameters, torch.autograd.grad(loss, list(parameters.values()))):
                self.tensors[name] = gradient
        self.tensors[prefix + "logits"] = logits[:, positions].detach()
        self.tensors[prefix + "losses"] = losses.detach()
        self.settings[prefix + "loss"] = loss.item()

    def write(self, directory):
        tensors = {name: tensor.contiguous().clone() for name, tensor in sorted(self.tensors.items())}
        save_file(tensors, directory / "golden.safetensors", metadata={"format": "pt"})
        lines = [f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in sorted(self.settings.items())]
        (directory / "golden.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")


def greedy(case, model, start):
    """The most likely continuation, the whole text scored anew for each token, and the thinnest margin on the way."""
    batch = {"ids": start.unsqueeze(0)}
    grows = "ids"
    if case.kind == "seq2seq":
        grows = "decoder_ids"
        batch[grows] = torch.full((1, 1), PAD)
    found, thinnest = [], float("inf")
    with torch.no_grad():
        for _ in range(NEW):
            last = logits_of(model, batch)[0, -1]
            best = last.topk(2)
            thinnest = min(thinnest, ((best.values[0] - best.values[1]) / last.abs().max()).item())
            found.append(best.indices[0].item())
            batch[grows] = torch.cat([batch[grows], best.indices[:1].unsqueeze(0)], 1)
    return found, thinnest


def wrap(case, directory, config, values):
    """A fresh reference model with a peft tuner whose saved tensors are set by `values(name, tensor)`."""
    model = get_peft_model(load(case, directory), config).eval()
    named = adapter_parameters(model)
    with torch.no_grad():
        for name, tensor in named.items():
            tensor.copy_(values(name, tensor))
    return model, named


def adapter_parameters(model):
    """The adapter's parameters under the names that peft saves them by."""
    prompt = getattr(model, "prompt_encoder", None)
    if prompt is not None:
        return {"prompt_embeddings": prompt["default"].embedding.weight}
    parameters = {p.data_ptr(): p for p in model.parameters() if p.requires_grad}
    saved = get_peft_model_state_dict(model, save_embedding_layers=False)
    named = {name: parameters.pop(tensor.data_ptr()) for name, tensor in sorted(saved.items())}
    assert not parameters, "a trainable tensor that peft does not save"
    return named


def save_adapter(model, directory):
    """What peft saves, less the model card, with the sets in its config in a fixed order."""
    model.save_pretrained(directory, save_embedding_layers=False)
    (directory / "README.md").unlink(missing_ok=True)
    file = directory / "adapter_config.json"
    settings = json.loads(file.read_text())
    if isinstance(settings.get("target_modules"), list):
        settings["target_modules"].sort()
    file.write_text(json.dumps(settings, indent=2, sort_keys=True))


def soft_configs(case):
    """peft's settings of the soft prompt and of the prefix."""
    common = {"task_type": case.task_type, "num_virtual_tokens": SOFT}
    prompt = PromptTuningConfig(**common, num_transformer_submodules=1)
    return {"prompt": prompt, "prefix": PrefixTuningConfig(**common, prefix_projection=False)}


def tuner_configs(case):
    """peft's settings of the tuners that change the layers."""
    lora = {"task_type": case.task_type, "r": 2, "lora_alpha": 4, "lora_dropout": 0.0}
    return {
        "lora": LoraConfig(**lora),
        "lora-all": LoraConfig(**lora, target_modules="all-linear"),
        "ln": LNTuningConfig(task_type=case.task_type, target_modules=case.norm_modules),
    }


def generate(case, root, seed, search=False):
    """One case; the thinnest margin and fewest distinct tokens of its greedy texts."""
    directory = root / case.name
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    save_checkpoint(case, directory, seed)
    model = load(case, directory)
    generator = torch.Generator().manual_seed(seed + 1)
    batch, targets = texts(case, generator)
    start = torch.randint(FIRST_TEXT, END_TEXT, (START,), generator=generator)
    golden = Golden(case)
    golden.settings.update({name: ids.tolist() for name, ids in batch.items()})
    golden.settings["weights"] = stored_weights(directory)
    golden.settings.update(targets=targets.tolist(), start=start.tolist())
    golden.score("", model, batch, targets, {}, golden.positions)
    hosts = {"": model}
    for name, config in soft_configs(case).items():
        values = lambda _, tensor: normal(generator, *tensor.shape, std=0.5)
        hosts[name + "_"], parameters = wrap(case, directory, config, values)
        soft = parameters["prompt_embeddings"]
        golden.tensors[name] = soft.detach().clone()
        golden.score(name + "_", hosts[name + "_"], batch, targets, {name + "_grad": soft}, golden.positions)
        save_adapter(hosts[name + "_"], directory / f"peft-{name}")
    thinnest, distinct = float("inf"), VOCABULARY
    if case.kind != "masked":
        for name, host in hosts.items():
            tokens, margin = greedy(case, host, start)
            golden.settings[name + "greedy"] = tokens
            golden.settings[name + "greedy_margin"] = margin
            thinnest, distinct = min(thinnest, margin), min(distinct, len(set(tokens)))
            if search and (thinnest < THINNEST_MARGIN or distinct < FEWEST_DISTINCT):
                return thinnest, distinct
    if case.tuners and not search:
        tune(case, directory, golden, batch, targets, generator)
    golden.write(directory)
    return thinnest, distinct


def tune(case, directory, golden, batch, targets, generator):
    """Adds the tuners inside the layers: those of peft, then those that peft lacks."""
    for name, config in tuner_configs(case).items():
        values = lambda key, tensor: (
            tensor + normal(generator, *tensor.shape, std=0.2)
            if name == "ln"
            else normal(generator, *tensor.shape, std=0.3))
        model, parameters = wrap(case, directory, config, values)
        record(golden, name, model, batch, targets, parameters)
        save_adapter(model, directory / f"peft-{name}")
    for tuner in [Houlsby, Compacter] if case.sites else []:
        model = load(case, directory)
        adapter = tuner(model.config.num_hidden_layers, WIDTH, lambda *shape: normal(generator, *shape, std=0.3))
        adapter.hook(model, case.sites)
        record(golden, adapter.name, model, batch, targets, adapter.tensors)
        save_file(
            {name: tensor.detach().clone() for name, tensor in sorted(adapter.tensors.items())},
            directory / f"{adapter.name}.safetensors",
            metadata={"format": "pt"})


def record(golden, name, model, batch, targets, parameters):
    named = {f"{name}_grad.{key}": parameter for key, parameter in parameters.items()}
    golden.score(name + "_", model, batch, targets, named, golden.positions[-1:])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("--case", action="append", choices=[case.name for case in CASES])
    parser.add_argument("--search", action="store_true")
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    write_tokenizer(arguments.output / "tokenizer.json")
    for case in CASES:
        if arguments.case and case.name not in arguments.case:
            continue
        seed = case.seed
        while True:
            with tempfile.TemporaryDirectory() as scratch:
                root = Path(scratch) if arguments.search else arguments.output
                thinnest, distinct = generate(case, root, seed, arguments.search)
            good = thinnest >= THINNEST_MARGIN and distinct >= FEWEST_DISTINCT
            print(f"{case.name}: seed {seed}, thinnest margin {thinnest:.2e}, {distinct} distinct tokens", flush=True)
            if good or not arguments.search:
                break
            seed += 10
        if not good:
            sys.exit(f"{case.name}: seed {seed} makes greedy texts that prove too little; look for one with --search")


if __name__ == "__main__":
    main()
