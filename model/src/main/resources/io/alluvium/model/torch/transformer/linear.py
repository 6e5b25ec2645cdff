  # y = x W^T + b with W [out, in], plus low-rank parts (Hu et al. 2021): the columns of one product may be several of
  # the checkpoint's matrices, and each has a pair A [r, in], B [part, r] of its own. The scale lies in B.

  def linear(self, w: Dict[str, Tensor], t: Dict[str, Tensor], x: Tensor, at: str, name: str, parts: List[str], widths: List[int], saved: List[Tensor], keep: bool) -> Tensor:
    weight = torch.t(torch.type_as(self.pick(w, t, at + name + ".weight"), x))
    if self.has(w, t, at + name + ".bias"):
      y = torch.addmm(torch.type_as(self.pick(w, t, at + name + ".bias"), x), x, weight)
    else:
      y = torch.mm(x, weight)
    self.low_rank(t, x, y, at + name, 0, torch.size(y, 1), saved, keep)
    start = 0
    for i in range(torch.len(parts)):
      self.low_rank(t, x, y, at + parts[i], start, widths[i], saved, keep)
      start = start + widths[i]
    if keep and self.learns(t, at, name, parts):
      saved.append(x)
    return y

  def low_rank(self, t: Dict[str, Tensor], x: Tensor, y: Tensor, site: str, start: int, width: int, saved: List[Tensor], keep: bool) -> int:
    rank = 0
    if torch.__contains__(t, site + ".lora_A"):
      h = torch.mm(x, torch.t(torch.type_as(t[site + ".lora_A"], x)))
      rank = torch.size(h, 1)
      torch.add_(torch.narrow(y, 1, start, width), torch.mm(h, torch.t(torch.type_as(t[site + ".lora_B"], x))))
      if keep:
        saved.append(h)
    return rank

  # Whether anything of this product is trained.
  def learns(self, t: Dict[str, Tensor], at: str, name: str, parts: List[str]) -> bool:
    found = torch.__contains__(t, at + name + ".weight") or torch.__contains__(t, at + name + ".bias") or torch.__contains__(t, at + name + ".lora_A")
    for i in range(torch.len(parts)):
      if torch.__contains__(t, at + parts[i] + ".lora_A"):
        found = True
    return found

  # The gradient of x; of the trained tensors into g. Not through: only the latter.
  def linear_backward(self, w: Dict[str, Tensor], t: Dict[str, Tensor], dy: Tensor, at: str, name: str, parts: List[str], widths: List[int], saved: List[Tensor], g: Dict[str, Tensor], through: bool) -> Tensor:
    dx = dy
    if through:
      dx = torch.mm(dy, torch.type_as(self.pick(w, t, at + name + ".weight"), dy))
    if self.learns(t, at, name, parts):
      x = torch.pop(saved)
      start = torch.size(dy, 1)
      for i in range(torch.len(parts)):
        j = torch.len(parts) - 1 - i
        start = start - widths[j]
        self.low_rank_backward(t, x, dy, dx, at + parts[j], start, widths[j], saved, g, through)
      self.low_rank_backward(t, x, dy, dx, at + name, 0, torch.size(dy, 1), saved, g, through)
      if torch.__contains__(t, at + name + ".weight"):
        g[at + name + ".weight"] = self.wide(torch.mm(torch.t(dy), x))
      if torch.__contains__(t, at + name + ".bias"):
        g[at + name + ".bias"] = torch.sum(self.wide(dy), [0])
    return dx

  def low_rank_backward(self, t: Dict[str, Tensor], x: Tensor, dy: Tensor, dx: Tensor, site: str, start: int, width: int, saved: List[Tensor], g: Dict[str, Tensor], through: bool) -> int:
    rank = 0
    if torch.__contains__(t, site + ".lora_A"):
      h = torch.pop(saved)
      rank = torch.size(h, 1)
      part = torch.narrow(dy, 1, start, width)
      dh = torch.mm(part, torch.type_as(t[site + ".lora_B"], dy))
      g[site + ".lora_B"] = self.wide(torch.mm(torch.t(part), h))
      g[site + ".lora_A"] = self.wide(torch.mm(torch.t(dh), x))
      if through:
        torch.addmm_(dx, dh, torch.type_as(t[site + ".lora_A"], dy))
    return rank
