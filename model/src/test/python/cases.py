"""The golden cases: one tiny model each, with what is peculiar to its family."""

import json
from dataclasses import dataclass, field
from typing import Any, Callable

import torch
import transformers as hf

VOCABULARY, WIDTH, INNER, LAYERS, HEADS, CONTEXT = 288, 32, 64, 2, 4, 160
# Ordinary tokens; the first two are left out because RoBERTa pads with 1.
FIRST_TEXT, END_TEXT = 2, 280
END, PAD, MASK = 280, 281, 285


@dataclass(frozen=True)
class Case:
    """How one checkpoint is made and which tuners it is scored with."""

    name: str
    seed: int
    model_class: type
    config: Callable[[], Any]
    kind: str = "causal"
    dtype: torch.dtype = torch.float32
    saved_as: type | None = None
    shard_size: str = "1GB"
    untie: bool = False
    embedding_std: float = 0.5
    matrix_std: float = 0.3
    tuners: bool = False
    norm_modules: list[str] | None = None
    sites: Callable | None = None
    edit: Callable = field(default=lambda directory: None)

    @property
    def saved_class(self):
        return self.saved_as or self.model_class

    @property
    def task_type(self):
        return {"causal": "CAUSAL_LM", "masked": "FEATURE_EXTRACTION", "seq2seq": "SEQ_2_SEQ_LM"}[self.kind]


def gpt2():
    return hf.GPT2Config(
        vocab_size=VOCABULARY, n_positions=CONTEXT, n_embd=WIDTH, n_layer=LAYERS, n_head=HEADS, n_inner=INNER,
        bos_token_id=END, eos_token_id=END)


def llama_like(config_class, **settings):
    defaults = dict(
        vocab_size=VOCABULARY, max_position_embeddings=CONTEXT, hidden_size=WIDTH, intermediate_size=INNER,
        num_hidden_layers=LAYERS, num_attention_heads=HEADS, num_key_value_heads=2, rms_norm_eps=1e-6,
        bos_token_id=END, eos_token_id=END, pad_token_id=PAD)
    return lambda: config_class(**{**defaults, **settings})


def bert_like(config_class, **settings):
    return lambda: config_class(
        vocab_size=VOCABULARY, hidden_size=WIDTH, intermediate_size=INNER, num_hidden_layers=LAYERS,
        num_attention_heads=HEADS, **settings)


def t5(**settings):
    return lambda: hf.T5Config(
        vocab_size=VOCABULARY, d_model=WIDTH, d_kv=8, d_ff=INNER, num_layers=LAYERS, num_decoder_layers=LAYERS,
        num_heads=HEADS, relative_attention_num_buckets=8, relative_attention_max_distance=24, pad_token_id=PAD,
        decoder_start_token_id=PAD, eos_token_id=END, **settings)


def write_v4(directory):
    """Adds config-v4.json: the same settings by the keys that transformers 4 wrote."""
    settings = json.loads((directory / "config.json").read_text())
    rotary = settings.pop("rope_parameters")
    settings["torch_dtype"] = settings.pop("dtype")
    settings["rope_theta"] = rotary.pop("rope_theta")
    settings["rope_scaling"] = None if rotary["rope_type"] == "default" else rotary
    settings["transformers_version"] = "4.57.1"
    (directory / "config-v4.json").write_text(json.dumps(settings, indent=2, sort_keys=True) + "\n")


def untied_v1_1(directory):
    """Says what T5 v1.1 checkpoints say; transformers 5 forgets it when it saves."""
    file = directory / "config.json"
    settings = json.loads(file.read_text())
    settings["tie_word_embeddings"] = False
    file.write_text(json.dumps(settings, indent=2, sort_keys=True) + "\n")


ROPE3 = {
    "rope_type": "llama3", "rope_theta": 10000.0, "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
    "original_max_position_embeddings": 32}

CASES = [
    Case("gpt2", 41, hf.GPT2LMHeadModel, gpt2, tuners=True,
         sites=lambda model: [(block.attn.c_proj, block.mlp.c_proj) for block in model.transformer.h]),
    Case("gpt2-bf16-prefixless", 52, hf.GPT2LMHeadModel, gpt2, dtype=torch.bfloat16, saved_as=hf.GPT2Model),
    Case("llama", 63, hf.LlamaForCausalLM, llama_like(hf.LlamaConfig, tie_word_embeddings=False), tuners=True,
         shard_size="60KB", edit=write_v4,
         sites=lambda model: [(layer.self_attn.o_proj, layer.mlp.down_proj) for layer in model.model.layers]),
    Case("llama-tied-rope3", 4, hf.LlamaForCausalLM,
         llama_like(hf.LlamaConfig, tie_word_embeddings=True, rope_parameters=ROPE3), dtype=torch.float16, edit=write_v4),
    Case("mistral", 35, hf.MistralForCausalLM,
         llama_like(hf.MistralConfig, sliding_window=16, tie_word_embeddings=False), dtype=torch.bfloat16),
    Case("qwen2", 36, hf.Qwen2ForCausalLM,
         llama_like(hf.Qwen2Config, tie_word_embeddings=True,
                    rope_parameters={"rope_type": "default", "rope_theta": 1000000.0}), dtype=torch.bfloat16),
    Case("qwen3", 87, hf.Qwen3ForCausalLM,
         llama_like(hf.Qwen3Config, tie_word_embeddings=True, head_dim=16), dtype=torch.float16),
    Case("bert", 8, hf.BertForMaskedLM,
         bert_like(hf.BertConfig, max_position_embeddings=CONTEXT, pad_token_id=PAD), kind="masked", dtype=torch.bfloat16,
         tuners=True,
         norm_modules=["LayerNorm"]),
    Case("roberta", 9, hf.RobertaForMaskedLM,
         bert_like(hf.RobertaConfig, max_position_embeddings=CONTEXT + 2, pad_token_id=1, type_vocab_size=1,
                   layer_norm_eps=1e-5),
         kind="masked", dtype=torch.float16),
    Case("t5", 110, hf.T5ForConditionalGeneration, t5(feed_forward_proj="relu"), kind="seq2seq", dtype=torch.float16, tuners=True,
         embedding_std=0.4, matrix_std=0.6),
    Case("t5-gated", 211, hf.T5ForConditionalGeneration, t5(feed_forward_proj="gated-gelu", tie_word_embeddings=False),
         kind="seq2seq", dtype=torch.bfloat16, untie=True, edit=untied_v1_1, embedding_std=1.0),
]
