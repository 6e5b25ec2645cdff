  # What enters a stack: a soft prompt's rows (Lester et al. 2021) where it is the stack's, then the text's embeddings,
  # each at its place; [rows * (m + t), width].

  def prompt_length(self, t: Dict[str, Tensor], stack: str) -> int:
    m = 0
    if torch.__contains__(t, "prompt") and stack == self.first_stack():
      m = torch.size(t["prompt"], 0)
    return m

  def prefix_length(self, t: Dict[str, Tensor], stack: str) -> int:
    m = 0
    if torch.__contains__(t, "prefix") and stack == self.main_stack():
      m = torch.size(t["prefix"], 0)
    return m

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

  # Keys and values before the text's own in every layer (Li and Liang 2021), from t["prefix"] [m, layers, 2, groups, width].
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
        torch.add_(torch.select(torch.select(total, 0, l), 0, 0), torch.sum(self.wide(dpast[2 * i]), [0]))
        torch.add_(torch.select(torch.select(total, 0, l), 0, 1), torch.sum(self.wide(dpast[2 * i + 1]), [0]))
      g["prefix"] = torch.permute(total, [3, 0, 1, 2, 4])
    return layers
