"""What the Hub's own client, peft and transformers make of a registry that HF_ENDPOINT names: reads one request as JSON on
standard input and prints one answer."""

import json
import sys
import warnings

warnings.filterwarnings("ignore")

import torch
import transformers
from huggingface_hub import HfApi, file_exists, hf_hub_download, snapshot_download
from peft import PeftModel

transformers.logging.set_verbosity_error()
transformers.utils.logging.disable_progress_bar()
torch.set_num_threads(1)


@torch.no_grad()
def logits(request, name):
    """Logits of the texts, for the base model with the prompt of that name."""
    base = transformers.AutoModelForCausalLM.from_pretrained(
        request["checkpoint"], dtype=torch.float32, attn_implementation="eager"
    )
    model = PeftModel.from_pretrained(base, name["repository"], revision=name.get("revision")).eval()
    ids = torch.tensor(request["ids"])
    return model(input_ids=ids, attention_mask=torch.ones_like(ids)).logits[:, -ids.shape[1] :].tolist()


def attempt(name):
    """The error that fetching a file ends with."""
    try:
        return hf_hub_download(name["repository"], name["file"], revision=name.get("revision"))
    except Exception as error:
        return type(error).__name__


def described(repository):
    """What the client finds out about a repository."""
    hub = HfApi()
    info = hub.model_info(repository, files_metadata=True)
    refs = hub.list_repo_refs(repository)
    return {
        "sha": info.sha,
        "library": info.library_name,
        "siblings": {file.rfilename: [file.size, file.lfs.sha256] for file in info.siblings},
        "tree": {file.path: [file.size, file.lfs.sha256] for file in hub.list_repo_tree(repository, recursive=True)},
        "paths": [file.path for file in hub.get_paths_info(repository, ["README.md", "nothing"])],
        "branches": {branch.name: branch.target_commit for branch in refs.branches},
        "tags": {tag.name: tag.target_commit for tag in refs.tags},
        "exists": [file_exists(repository, name) for name in ("adapter_model.safetensors", "adapter_model.bin")],
        "snapshot": snapshot_download(repository),
    }


request = json.load(sys.stdin)
json.dump(
    {
        "logits": [logits(request, name) for name in request["load"]],
        "errors": [attempt(name) for name in request["attempt"]],
        "described": described(request["describe"]),
    },
    sys.stdout,
)
