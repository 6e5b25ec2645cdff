"""Trains soft prompts with peft, as told by one JSON object per line on the standard input; answers each with one line.

open   {"do": "open", "setting": S, "checkpoint": DIR, "adapter": DIR, "batches": [[[id...]...]...], "threads": N,
        "device": D}
steps  {"do": "steps", "setting": S, "count": N}
close  {"do": "close"}

A setting is a precision (fp32, bf16: the model's weights, amp: autocast to bf16), followed by any of -compile (torch.compile)
and -tanh (the fused form of GPT-2's activation instead of the library's own).
"""

import gc
import json
import os
import sys
import time
import warnings

answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
warnings.filterwarnings("ignore")

import peft
import torch
import transformers

transformers.logging.set_verbosity_error()


class Trainer:
    """One setting on one checkpoint."""

    def __init__(self, order):
        parts = order["setting"].split("-")
        torch.set_num_threads(order["threads"])
        self.amp = parts[0] == "amp"
        self.device = torch.device(order["device"])
        config = transformers.AutoConfig.from_pretrained(order["checkpoint"])
        for name in ("attn_pdrop", "embd_pdrop", "resid_pdrop"):
            setattr(config, name, 0.0)
        if "tanh" in parts[1:]:
            config.activation_function = "gelu_pytorch_tanh"
        model = transformers.AutoModelForCausalLM.from_pretrained(
            order["checkpoint"], config=config, attn_implementation="sdpa", dtype=torch.float32
        )
        model = model.to(torch.bfloat16) if parts[0] == "bf16" else model
        adapter = peft.PeftConfig.from_pretrained(order["adapter"])
        adapter.inference_mode = False
        self.model = peft.get_peft_model(model.to(self.device), adapter)
        peft.set_peft_model_state_dict(self.model, peft.load_peft_weights(order["adapter"]))
        self.model.train()
        trained = [p for p in self.model.parameters() if p.requires_grad]
        self.optimizer = torch.optim.AdamW(trained, lr=1e-3, weight_decay=0.0, fused=True)
        self.batches = [self.padded(rows, lambda row: row, 0) for rows in order["batches"]]
        self.masks = [self.padded(rows, lambda row: [1] * len(row), 0) for rows in order["batches"]]
        # The library lets a prompt predict a row's first token too, which the other side does not: the same targets for all.
        self.labels = [self.padded(rows, lambda row: [-100] + row[1:], -100) for rows in order["batches"]]
        self.turn = 0
        self.forward = self.model
        with torch.no_grad():
            self.first = float(self.loss(0))
        if "compile" in parts[1:]:
            self.forward = torch.compile(self.model)
        for _ in range(3):
            self.step()

    def padded(self, rows, part, gap):
        parts = [torch.tensor(part(row)) for row in rows]
        return torch.nn.utils.rnn.pad_sequence(parts, batch_first=True, padding_value=gap).to(self.device)

    def loss(self, index):
        rows = self.batches[index]
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.amp):
            return self.forward(input_ids=rows, attention_mask=self.masks[index], labels=self.labels[index]).loss

    def step(self):
        index = self.turn % len(self.batches)
        self.turn += 1
        loss = self.loss(index)
        loss.backward()
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        return float(loss.detach())


trainers = {}


def answer(order):
    if order["do"] == "open":
        start = time.perf_counter()
        trainer = Trainer(order)
        trainers[order["setting"]] = trainer
        return {"loss": trainer.first, "seconds": time.perf_counter() - start}
    if order["do"] == "steps":
        trainer = trainers[order["setting"]]
        start = time.perf_counter()
        for _ in range(order["count"]):
            trainer.step()
        if trainer.device.type == "cuda":
            torch.cuda.synchronize(trainer.device)
        return {"seconds": (time.perf_counter() - start) / order["count"]}
    trainers.clear()
    torch._dynamo.reset()
    gc.collect()
    return {}


def say(value):
    answers.write(json.dumps(value) + "\n")
    answers.flush()


say({"torch": torch.__version__, "peft": peft.__version__, "transformers": transformers.__version__})
for line in sys.stdin:
    try:
        say(answer(json.loads(line)))
    except Exception as failure:
        say({"error": type(failure).__name__ + ": " + str(failure).strip().split("\n")[0][:300]})
