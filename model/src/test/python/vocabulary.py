"""The one tokenizer of every golden case: byte-level BPE with the 256 bytes, 24 merges and 8 special tokens."""

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, processors

MERGES = (
    "Ġ t|h e|i n|Ġ a|r e|Ġt he|o n|e r|Ġ s|a t|n d|o r|Ġ o|Ġ w|e n|i t|i s|Ġ b|e s|Ġ c|Ġa nd|in g|Ġo f|Ġ f").split("|")
SPECIALS = ["<|endoftext|>", "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "<s>", "</s>"]


def write_tokenizer(path):
    """Writes tokenizer.json: ids 0-255 bytes, 256-279 merges, 280-287 special tokens."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    merges = [tuple(merge.split(" ")) for merge in MERGES]
    tokens = alphabet + ["".join(merge) for merge in merges]
    tokenizer = Tokenizer(models.BPE(vocab={token: i for i, token in enumerate(tokens)}, merges=merges))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in SPECIALS])
    tokenizer.save(str(path))
