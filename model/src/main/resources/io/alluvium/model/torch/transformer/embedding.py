  # What enters a stack: a soft prompt's rows (Lester et al. 2021) where it is the stack's, then the text's embeddings,
  # each at its place; [rows * (m + t), width].

  def prompt_length(self, t: Dict[str, Tensor], stack: str) -> int:
    m = 0
    if torch.__contains__(t, "prompt") and stack == self.first_stack():
      m = torch.size(t["prompt"], 0)
    return m

  # Whether a soft prompt is read once, as a row of its own, whose keys and values stand before every text: what a causal
  # model makes of it depends on no text. With other trained tensors it is read row by row, for theirs is one gradient.
  def reads_apart(self, t: Dict[str, Tensor]) -> bool:
    return torch.__contains__(t, "prompt") and torch.len(t) == 1 and self.causal() and self.encoder_layers() == 0

  # Virtual tokens at the beginning of each row of the main stack, and keys and values that stand before all of it.
  def before_text(self, t: Dict[str, Tensor]) -> Tuple[int, int]:
    m = self.prompt_length(t, self.main_stack())
    past = 0
    if self.reads_apart(t):
      past = m
      m = 0
    elif torch.__contains__(t, "prefix"):
      past = torch.size(t["prefix"], 0)
    return (m, past)

  def embed(self, w: Dict[str, Tensor], t: Dict[str, Tensor], ids: Tensor, m: int, offset: int, saved: List[Tensor], keep: bool) -> Tensor:
    rows = torch.size(ids, 0)
    e = self.wide(torch.embedding(w["embed.weight"], ids))
    if m > 0:
      e = torch.cat([torch.expand(torch.unsqueeze(t["prompt"], 0), [rows, -1, -1]), e], 1)
    return self.placed(w, t, e, offset, saved, keep)

  def placed(self, w: Dict[str, Tensor], t: Dict[str, Tensor], e: Tensor, offset: int, saved: List[Tensor], keep: bool) -> Tensor:
    if torch.__contains__(w, "positions.weight"):
      e = torch.add(e, self.wide(torch.narrow(w["positions.weight"], 0, self.first_position() + offset, torch.size(e, 1))))
    if torch.__contains__(w, "segments.weight"):
      e = torch.add(e, self.wide(torch.select(w["segments.weight"], 0, 0)))
    x = torch.reshape(e, [-1, torch.size(e, 2)])
    if torch.__contains__(w, "embed_norm.weight"):
      x = self.norm(w, t, x, "embed_norm", saved, keep)
    return x

  def embed_backward(self, w: Dict[str, Tensor], t: Dict[str, Tensor], dx: Tensor, rows: int, m: int, saved: List[Tensor], g: Dict[str, Tensor]) -> int:
    if torch.__contains__(w, "embed_norm.weight"):
      dx = self.norm_backward(w, t, dx, "embed_norm", saved, g)
    if m > 0:
      de = torch.view(dx, [rows, -1, torch.size(dx, 1)])
      g["prompt"] = torch.sum(torch.narrow(de, 1, 0, m), [0])
    return m

  # A soft prompt read as a row of its own: keys and values of every layer.
  def read_prompt(self, w: Dict[str, Tensor], t: Dict[str, Tensor], saved: List[Tensor], keep: bool) -> List[Tensor]:
    main = self.main_stack()
    prompt = t["prompt"]
    m = torch.size(prompt, 0)
    none = annotate(List[Tensor], [])
    now = annotate(List[Tensor], [])
    lowest = self.layers()
    if keep:
      lowest = 0
    x = self.placed(w, t, torch.unsqueeze(prompt, 0), 0, saved, keep)
    ends = torch.full([1], m, dtype=4, device=ops.prim.device(prompt))
    bias = self.attention_bias(w, main, self.causal(), ends, m, 0)
    self.stack(w, t, x, main, self.layers(), 1, none, bias, self.rotary(w, m, 0), none, none, now, saved, lowest)
    return now

  # From the gradients of its keys and values, the highest layer's first, to that of the prompt.
  def read_prompt_backward(self, w: Dict[str, Tensor], t: Dict[str, Tensor], dnow: List[Tensor], saved: List[Tensor], g: Dict[str, Tensor]) -> int:
    m = torch.size(t["prompt"], 0)
    none = annotate(List[Tensor], [])
    dx = torch.zeros_like(t["prompt"], dtype=6)
    dx = self.stack_backward(w, t, dx, self.main_stack(), self.layers(), 1, none, self.rotary(w, m, 0), False, none, dnow, saved, g, 0, True)
    return self.embed_backward(w, t, dx, 1, m, saved, g)

  # Keys and values before the text's own in every layer, for all rows.
  def past(self, w: Dict[str, Tensor], t: Dict[str, Tensor], rows: int, own: List[Tensor], keep: bool) -> List[Tensor]:
    if self.reads_apart(t):
      past = annotate(List[Tensor], [])
      for one in self.read_prompt(w, t, own, keep):
        past.append(torch.expand(one, [rows, -1, -1, -1]))
    else:
      past = self.prefix_past(w, t, rows)
    return past

  # A prefix (Li and Liang 2021), from t["prefix"] [m, layers, 2, groups, width].
  def prefix_past(self, w: Dict[str, Tensor], t: Dict[str, Tensor], rows: int) -> List[Tensor]:
    past = annotate(List[Tensor], [])
    if torch.__contains__(t, "prefix"):
      prefix = torch.permute(self.narrowed(w, t["prefix"]), [1, 2, 3, 0, 4])
      for l in range(torch.size(prefix, 0)):
        for half in range(2):
          one = torch.unsqueeze(torch.select(torch.select(prefix, 0, self.prefix_layer(l)), 0, half), 0)
          past.append(torch.expand(one, [rows, -1, -1, -1]))
    return past

  # The layer of the prefix that layer l reads. PEFT lays a seq2seq prefix out for encoder and decoder, one after the
  # other, and the decoder takes every other layer of that.
  def prefix_layer(self, l: int) -> int:
    found = l
    if self.encoder_layers() > 0:
      found = 2 * l % self.layers()
    return found

  def prefix_backward(self, t: Dict[str, Tensor], dpast: List[Tensor], g: Dict[str, Tensor]) -> int:
    layers = torch.len(dpast) // 2
    if layers > 0:
      total = torch.permute(torch.zeros_like(t["prefix"], dtype=6), [1, 2, 3, 0, 4])
      for i in range(layers):
        l = self.prefix_layer(layers - 1 - i)
        torch.add_(torch.select(torch.select(total, 0, l), 0, 0), torch.squeeze(dpast[2 * i], 0))
        torch.add_(torch.select(torch.select(total, 0, l), 0, 1), torch.squeeze(dpast[2 * i + 1], 0))
      g["prefix"] = torch.permute(total, [3, 0, 1, 2, 4])
    return layers
