"""Scores texts: requests with `checkpoint`, `ids`, `targets` and, where there are such, `decoder_ids`, `adapter` (a PEFT
directory) and `positions` give the losses of all positions and whole logits at those positions."""

from reference import answer, batch_of, load, score, torch


@torch.no_grad()
def scored(request):
    batch, targets = batch_of(request)
    logits, losses, _ = score(load(request["checkpoint"], request.get("adapter")), batch, targets)
    return {"losses": losses.tolist(), "logits": logits[:, request.get("positions", [])].tolist()}


answer(scored)
