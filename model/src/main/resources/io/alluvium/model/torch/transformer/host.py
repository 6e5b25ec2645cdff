  # The whole model. ids [rows, t] and source [rows, s] are padded on the right to lengths and source_lengths; source is
  # empty where there is no encoder. active lists the real places row * t + i, each with a target.

  # Places of a stack's rows that hold something, see packing: of the encoder's, and of the main stack's.
  def source_places(self, t: Dict[str, Tensor], source: Tensor, lengths: Tensor) -> List[Tensor]:
    m = self.prompt_length(t, "encoder")
    return self.real_places(torch.add(lengths, m), m + torch.size(source, 1))

  def text_rows(self, t: Dict[str, Tensor], ids: Tensor, lengths: Tensor) -> List[Tensor]:
    m, offset = self.before_text(t)
    return self.real_places(torch.add(lengths, m), m + torch.size(ids, 1))

  def read_source(self, w: Dict[str, Tensor], t: Dict[str, Tensor], source: Tensor, lengths: Tensor, real: List[Tensor], saved: List[Tensor], lowest: int, keep: bool) -> List[Tensor]:
    m = self.prompt_length(t, "encoder")
    none = annotate(List[Tensor], [])
    now = annotate(List[Tensor], [])
    ends = torch.add(lengths, m)
    length = m + torch.size(source, 1)
    x = self.packed(self.embed(w, t, source, m, 0, saved, keep), real)
    bias = self.attention_bias(w, "encoder", False, ends, length, 0)
    x = self.stack(w, t, x, "encoder", self.encoder_layers(), torch.size(source, 0), real, bias, none, none, none, now, saved, lowest)
    memory = self.narrowed(w, self.norm(w, t, x, "encoder.norm", saved, keep))
    memory = self.spread(memory, real, torch.size(source, 0) * length)
    keys = torch.reshape(torch.arange(length, dtype=4, device=ops.prim.device(ends)), [1, 1, 1, -1])
    reach = torch.mul(torch.to(torch.ge(keys, torch.reshape(ends, [-1, 1, 1, 1])), 6), -1e30)
    return [memory, reach]

  # The main stack's residual stream at the text's real places, [n, width]; what a prompt of its own left goes to own.
  def read(self, w: Dict[str, Tensor], t: Dict[str, Tensor], ids: Tensor, lengths: Tensor, active: Tensor, memory: List[Tensor], real: List[Tensor], own: List[Tensor], saved: List[Tensor], lowest: int, keep: bool) -> Tensor:
    rows = torch.size(ids, 0)
    main = self.main_stack()
    m, offset = self.before_text(t)
    now = annotate(List[Tensor], [])
    length = m + torch.size(ids, 1)
    past = self.past(w, t, rows, own, keep)
    x = self.packed(self.embed(w, t, ids, m, offset, saved, keep), real)
    bias = self.attention_bias(w, main, self.causal(), torch.add(lengths, m), length, offset)
    x = self.stack(w, t, x, main, self.layers(), rows, real, bias, self.rotary(w, length, offset), past, memory, now, saved, lowest)
    if m > 0:
      x = torch.index_select(x, 0, self.text_places(active, torch.size(ids, 1), m))
    return x

  def states(self, w: Dict[str, Tensor], t: Dict[str, Tensor], ids: Tensor, lengths: Tensor, source: Tensor, source_lengths: Tensor, active: Tensor) -> Tensor:
    saved = annotate(List[Tensor], [])
    memory = annotate(List[Tensor], [])
    if self.encoder_layers() > 0:
      memory = self.read_source(w, t, source, source_lengths, self.source_places(t, source, source_lengths), saved, self.encoder_layers(), False)
    x = self.read(w, t, ids, lengths, active, memory, self.text_rows(t, ids, lengths), saved, saved, self.layers(), False)
    return self.finish(w, t, x, saved, False)

  def score(self, w: Dict[str, Tensor], t: Dict[str, Tensor], ids: Tensor, lengths: Tensor, source: Tensor, source_lengths: Tensor, active: Tensor, targets: Tensor, chunk: int) -> Tensor:
    return self.token_losses(w, self.states(w, t, ids, lengths, source, source_lengths, active), targets, chunk)

  def logits(self, w: Dict[str, Tensor], t: Dict[str, Tensor], ids: Tensor, lengths: Tensor, source: Tensor, source_lengths: Tensor, active: Tensor) -> Tensor:
    return self.token_logits(w, self.states(w, t, ids, lengths, source, source_lengths, active))

  # One training step's gradients, forward and backward written out: the flat gradient of t in its order, and CE, distance
  # and gate of each target, see objective. lowest is the main stack's lowest layer with a trained tensor, deepest the
  # encoder's; through says that something below the first stack's layers is trained.
  def step(self, w: Dict[str, Tensor], t: Dict[str, Tensor], ids: Tensor, lengths: Tensor, source: Tensor, source_lengths: Tensor, active: Tensor, targets: Tensor, weights: Tensor, teacher: List[Tensor], taught: Tensor, factor: float, tau: float, squared: bool, margin: float, gate: int, chunk: int, lowest: int, deepest: int, through: bool) -> List[Tensor]:
    rows = torch.size(ids, 0)
    g = annotate(Dict[str, Tensor], {})
    encoded = annotate(List[Tensor], [])
    saved = annotate(List[Tensor], [])
    memory = annotate(List[Tensor], [])
    main = self.main_stack()
    seq2seq = self.encoder_layers() > 0
    reached = seq2seq and (deepest < self.encoder_layers() or through or torch.__contains__(t, "encoder.norm.weight"))
    own = annotate(List[Tensor], [])
    real = self.text_rows(t, ids, lengths)
    read = real
    if seq2seq:
      read = self.source_places(t, source, source_lengths)
      memory = self.read_source(w, t, source, source_lengths, read, encoded, deepest, reached)
    x = self.read(w, t, ids, lengths, active, memory, real, own, saved, lowest, True)
    h = self.finish(w, t, x, saved, True)
    dh, ce, distance, open = self.objective(w, h, targets, weights, teacher, taught, factor, tau, squared, margin, gate, chunk)
    da = self.finish_backward(w, t, dh, saved, g)
    m, offset = self.before_text(t)
    length = m + torch.size(ids, 1)
    dx = da
    if m > 0:
      places = self.text_places(active, torch.size(ids, 1), m)
      dx = torch.index_copy_(torch.new_zeros(da, [torch.size(da, 0) + rows * m, torch.size(da, 1)]), 0, places, da)
    dpast = annotate(List[Tensor], [])
    dmemory = annotate(List[Tensor], [])
    if reached:
      dmemory.append(torch.zeros_like(memory[0], dtype=6))
    apart = self.reads_apart(t)
    below = through and not seq2seq and not apart
    dx = self.stack_backward(w, t, dx, main, self.layers(), rows, real, self.rotary(w, length, offset), seq2seq, dmemory, dpast, saved, g, lowest, below)
    if apart:
      self.read_prompt_backward(w, t, dpast, own, g)
    else:
      self.prefix_backward(t, dpast, g)
    if below:
      self.embed_backward(w, t, self.spread(dx, real, rows * length), rows, m, saved, g)
    if reached:
      none = annotate(List[Tensor], [])
      deep = self.prompt_length(t, "encoder")
      reach = deep + torch.size(source, 1)
      dm = self.norm_backward(w, t, self.packed(dmemory[0], read), "encoder.norm", encoded, g)
      dm = self.stack_backward(w, t, dm, "encoder", self.encoder_layers(), rows, read, none, False, none, none, encoded, g, deepest, through)
      if through:
        self.embed_backward(w, t, self.spread(dm, read, rows * reach), rows, deep, encoded, g)
    return [self.flat(t, g), ce, distance, open]
