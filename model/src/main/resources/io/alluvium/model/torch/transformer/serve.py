  # Serving: keys and values are kept, layer by layer, and a text is continued from them.

  # What a soft prompt or a prefix leaves for the texts after it, in one piece: [2 * layers, groups, m, width], the keys of
  # layer l of the main stack at 2 * l and its values behind them; empty where an encoder reads it.
  def prompt_past(self, w: Dict[str, Tensor], t: Dict[str, Tensor]) -> Tensor:
    if torch.__contains__(t, "prefix"):
      past = torch.cat(self.prefix_past(w, t, 1), 0)
    elif self.prompt_length(t, self.main_stack()) > 0:
      past = torch.cat(self.read_prompt(w, t, annotate(List[Tensor], []), False), 0)
    else:
      past = torch.new_zeros(t["prompt"], [0])
    return past

  # The same, each as k or v of one row; nothing is copied.
  def by_layer(self, past: Tensor) -> List[Tensor]:
    layers = annotate(List[Tensor], [])
    for i in range(torch.size(past, 0)):
      layers.append(torch.narrow(past, 0, i, 1))
    return layers

  # Runs the main stack on x [rows * n, width] after past; appends the keys and values of everything read.
  def continued(self, w: Dict[str, Tensor], t: Dict[str, Tensor], x: Tensor, lengths: Tensor, rows: int, past: List[Tensor], memory: List[Tensor], now: List[Tensor]) -> Tensor:
    saved = annotate(List[Tensor], [])
    none = annotate(List[Tensor], [])
    n = torch.size(x, 0) // rows
    offset = 0
    if torch.len(past) > 0:
      offset = torch.size(past[0], 2)
    bias = self.attention_bias(w, self.main_stack(), self.causal(), lengths, n, offset)
    return self.stack(w, t, x, self.main_stack(), self.layers(), rows, none, bias, self.rotary(w, n, offset), past, memory, now, saved, self.layers())

  # Reads ids [rows, n] after past; returns k, v of each layer and the logits of the last place.
  def extend(self, w: Dict[str, Tensor], t: Dict[str, Tensor], ids: Tensor, past: List[Tensor], memory: List[Tensor]) -> List[Tensor]:
    rows = torch.size(ids, 0)
    n = torch.size(ids, 1)
    none = annotate(List[Tensor], [])
    now = annotate(List[Tensor], [])
    offset = 0
    if torch.len(past) > 0:
      offset = torch.size(past[0], 2)
    lengths = torch.full([rows], n, dtype=4, device=ops.prim.device(ids))
    x = self.continued(w, t, self.embed(w, t, ids, 0, offset, none, False), lengths, rows, past, memory, now)
    last = torch.select(torch.view(x, [rows, n, -1]), 1, n - 1)
    now.append(self.token_logits(w, self.finish(w, t, last, none, False)))
    return now

  # What a decoder's cross attention needs of a source [rows, s].
  def encode(self, w: Dict[str, Tensor], t: Dict[str, Tensor], source: Tensor, lengths: Tensor) -> List[Tensor]:
    none = annotate(List[Tensor], [])
    return self.read_source(w, t, source, lengths, self.source_places(t, source, lengths), none, self.encoder_layers(), False)

  # The model's own activations on ids [m] in the layout of a prefix, [m, layers, 2, groups, width].
  def keys_and_values(self, w: Dict[str, Tensor], ids: Tensor) -> Tensor:
    nothing = annotate(Dict[str, Tensor], {})
    none = annotate(List[Tensor], [])
    past = annotate(List[Tensor], [])
    lengths = torch.full([1], torch.size(ids, 0), dtype=4, device=ops.prim.device(ids))
    x = self.embed(w, nothing, torch.unsqueeze(ids, 0), 0, 0, none, False)
    self.continued(w, nothing, x, lengths, 1, none, none, past)
    layers = annotate(List[Tensor], [])
    for l in range(torch.len(past) // 2):
      layers.append(torch.squeeze(torch.stack([past[2 * l], past[2 * l + 1]], 0), 1))
    return torch.contiguous(self.wide(torch.permute(torch.stack(layers, 0), [3, 0, 1, 2, 4])))

  # The embeddings of ids [m], [m, width].
  def embeddings(self, w: Dict[str, Tensor], ids: Tensor) -> Tensor:
    return self.wide(torch.embedding(w["embed.weight"], ids))
