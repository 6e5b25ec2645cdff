"""Trains adapters with peft: requests with `checkpoint`, `ids`, `targets`, `decoder_ids` (T5), `peft` (the settings of an
adapter), `steps`, `seed` and `output` save a PEFT directory there and give the losses before training and after it."""

from reference import answer, batch_of, load, score, torch

from peft import get_peft_config, get_peft_model


def trained(request):
    torch.manual_seed(request["seed"])
    batch, targets = batch_of(request)
    model = get_peft_model(load(request["checkpoint"]), get_peft_config(request["peft"])).eval()
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=0.05, weight_decay=0.0)
    for step in range(request["steps"] + 1):
        _, losses, loss = score(model, batch, targets)
        if step == 0:
            before = losses
        if step < request["steps"]:
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    model.save_pretrained(request["output"], save_embedding_layers=False)
    return {"before": before.tolist(), "after": losses.tolist()}


answer(trained)
