  # One block on the residual stream x [n, width] (see packing); norms stand before the parts, or after them as in BERT.

  def layer(self, w: Dict[str, Tensor], t: Dict[str, Tensor], x: Tensor, at: str, rows: int, real: List[Tensor], biases: List[Tensor], rotary: List[Tensor], past: List[Tensor], memory: List[Tensor], now: List[Tensor], saved: List[Tensor], keep: bool) -> Tensor:
    if self.norms_after():
      o = self.self_attention(w, t, self.narrowed(w, x), at, rows, real, biases[0], rotary, past, now, saved, keep)
      x = self.norm(w, t, torch.add(x, o), at + "norm1", saved, keep)
      f = self.feed_forward(w, t, self.narrowed(w, x), at, saved, keep)
      x = self.norm(w, t, torch.add(x, f), at + "norm2", saved, keep)
    else:
      a = self.narrowed(w, self.norm(w, t, x, at + "norm1", saved, keep))
      x = torch.add(x, self.self_attention(w, t, a, at, rows, real, biases[0], rotary, past, now, saved, keep))
      if torch.len(memory) > 0:
        c = self.narrowed(w, self.norm(w, t, x, at + "norm_cross", saved, keep))
        x = torch.add(x, self.cross_attention(w, t, c, at, rows, torch.size(biases[0], -2), real, memory[0], memory[1], saved, keep))
      b = self.narrowed(w, self.norm(w, t, x, at + "norm2", saved, keep))
      x = torch.add(x, self.feed_forward(w, t, b, at, saved, keep))
    return x

  def layer_backward(self, w: Dict[str, Tensor], t: Dict[str, Tensor], dx: Tensor, at: str, rows: int, real: List[Tensor], rotary: List[Tensor], crossed: bool, dmemory: List[Tensor], dpast: List[Tensor], saved: List[Tensor], g: Dict[str, Tensor], through: bool) -> Tensor:
    if self.norms_after():
      d = self.norm_backward(w, t, dx, at + "norm2", saved, g)
      d = torch.add(d, self.feed_forward_backward(w, t, self.narrowed(w, d), at, saved, g))
      d = self.norm_backward(w, t, d, at + "norm1", saved, g)
      da = self.self_attention_backward(w, t, self.narrowed(w, d), at, rows, real, rotary, dpast, saved, g, through)
      if through:
        d = torch.add(d, da)
    else:
      db = self.feed_forward_backward(w, t, self.narrowed(w, dx), at, saved, g)
      d = torch.add(dx, self.norm_backward(w, t, db, at + "norm2", saved, g))
      if crossed:
        dc = self.cross_attention_backward(w, t, self.narrowed(w, d), at, rows, real, dmemory, saved, g)
        d = torch.add(d, self.norm_backward(w, t, dc, at + "norm_cross", saved, g))
      deeper = through or torch.__contains__(t, at + "norm1.weight") or torch.__contains__(t, at + "norm1.bias")
      da = self.self_attention_backward(w, t, self.narrowed(w, d), at, rows, real, rotary, dpast, saved, g, deeper)
      if deeper:
        d = torch.add(d, self.norm_backward(w, t, da, at + "norm1", saved, g))
    return d

  # All layers of a stack. What lies below the lowest trained layer leaves nothing behind for the way back.
  def stack(self, w: Dict[str, Tensor], t: Dict[str, Tensor], x: Tensor, name: str, layers: int, rows: int, real: List[Tensor], bias: Tensor, rotary: List[Tensor], past: List[Tensor], memory: List[Tensor], now: List[Tensor], saved: List[Tensor], lowest: int) -> Tensor:
    full = [bias]
    slid = [bias]
    if self.window() > 0:
      slid = [self.windowed(bias, torch.size(bias, -1) - torch.size(bias, -2))]
    for l in range(layers):
      biases = full
      if self.slides(l):
        biases = slid
      before = annotate(List[Tensor], [])
      if torch.len(past) > 0:
        before = [past[2 * l], past[2 * l + 1]]
      x = self.layer(w, t, x, torch.format("{}.{}.", name, l), rows, real, biases, rotary, before, memory, now, saved, l >= lowest)
    return x

  def stack_backward(self, w: Dict[str, Tensor], t: Dict[str, Tensor], dx: Tensor, name: str, layers: int, rows: int, real: List[Tensor], rotary: List[Tensor], crossed: bool, dmemory: List[Tensor], dpast: List[Tensor], saved: List[Tensor], g: Dict[str, Tensor], lowest: int, through: bool) -> Tensor:
    for i in range(layers - lowest):
      l = layers - 1 - i
      dx = self.layer_backward(w, t, dx, torch.format("{}.{}.", name, l), rows, real, rotary, crossed, dmemory, dpast, saved, g, l > lowest or through)
    return dx

  def slides(self, layer: int) -> bool:
    return torch.__contains__(self.sliding_layers(), layer)
