  # Attention of q [rows, heads, t, width] on k, v [rows, groups, s, width]; heads share the groups' keys and values
  # (Ainslie et al. 2023). The bias [1 or rows, 1 or heads, t, s] is added to the scaled scores.

  def attend(self, q: Tensor, k: Tensor, v: Tensor, bias: Tensor, saved: List[Tensor], keep: bool) -> Tensor:
    rows = torch.size(q, 0)
    t = torch.size(q, 2)
    s = torch.size(k, 2)
    per = self.heads() // self.groups() * t
    grouped = torch.mul(torch.reshape(q, [rows, self.groups(), per, self.head_width()]), self.attention_scale())
    scores = torch.matmul(grouped, torch.transpose(k, 2, 3))
    p = self.shares(torch.view(scores, [rows, self.heads(), t, s]), bias)
    c = torch.matmul(torch.view(p, [rows, self.groups(), per, s]), v)
    if keep:
      saved.extend([grouped, k, v, p])
    c = torch.view(c, [rows, self.heads(), t, self.head_width()])
    return torch.reshape(torch.permute(c, [0, 2, 1, 3]), [rows * t, self.heads() * self.head_width()])

  # The softmax of scores and bias, in 32 bits for one row at a time, which then stays in a processor's cache.
  def shares(self, scores: Tensor, bias: Tensor) -> Tensor:
    p = torch.empty_like(scores)
    for r in range(torch.size(scores, 0)):
      added = bias
      if torch.dim(bias) == 4:
        added = torch.select(bias, 0, ops.prim.min(r, torch.size(bias, 0) - 1))
      torch.copy_(torch.select(p, 0, r), torch.softmax(torch.add_(self.wide(torch.select(scores, 0, r)), added), -1))
    return p

  # Not whole: only what stands before the text.
  def attend_backward(self, dc: Tensor, rows: int, real: List[Tensor], whole: bool, saved: List[Tensor]) -> Tuple[Tensor, Tensor, Tensor]:
    p = torch.pop(saved)
    v = torch.pop(saved)
    k = torch.pop(saved)
    grouped = torch.pop(saved)
    t = torch.size(p, 2)
    s = torch.size(p, 3)
    per = torch.size(grouped, 2)
    dheads = torch.permute(torch.view(self.spread(dc, real, rows * t), [rows, t, self.heads(), self.head_width()]), [0, 2, 1, 3])
    dgrouped = torch.reshape(dheads, [rows, self.groups(), per, self.head_width()])
    dp = torch.view(torch.matmul(dgrouped, torch.transpose(v, 2, 3)), [rows, self.heads(), t, s])
    ds = torch.view(torch._softmax_backward_data(dp, p, -1, ops.prim.dtype(p)), [rows, self.groups(), per, s])
    shares = torch.view(p, [rows, self.groups(), per, s])
    dq = dgrouped
    if whole:
      dq = torch.mul_(torch.matmul(ds, k), self.attention_scale())
    else:
      ds = torch.narrow(ds, 3, 0, s - t)
      shares = torch.narrow(shares, 3, 0, s - t)
    dk = torch.matmul(torch.transpose(ds, 2, 3), grouped)
    dv = torch.matmul(torch.transpose(shares, 2, 3), dgrouped)
    return (torch.view(dq, [rows, self.heads(), t, self.head_width()]), dk, dv)

  # What is added to the scores: forbidden places, and in T5 the learned distances. The text starts after m keys.
  def attention_bias(self, w: Dict[str, Tensor], stack: str, causal: bool, lengths: Tensor, t: int, m: int) -> Tensor:
    ahead = self.ahead(lengths, t, m)
    if causal:
      bias = torch.mul(torch.to(torch.gt(ahead, 0), 6), -1e30)
    else:
      keys = torch.reshape(torch.arange(m + t, dtype=4, device=ops.prim.device(lengths)), [1, 1, 1, -1])
      ends = torch.reshape(torch.add(lengths, m), [-1, 1, 1, 1])
      bias = torch.expand(torch.mul(torch.to(torch.ge(keys, ends), 6), -1e30), [-1, -1, t, -1])
    if torch.__contains__(w, stack + ".distances.weight"):
      learned = torch.embedding(self.wide(w[stack + ".distances.weight"]), self.buckets(ahead, causal))
      bias = torch.add(torch.unsqueeze(torch.permute(learned, [2, 0, 1]), 0), bias)
    return bias

  # The same without the places that a sliding window has left (Beltagy et al. 2020).
  def windowed(self, bias: Tensor, m: int) -> Tensor:
    left = torch.le(self.ahead(bias, torch.size(bias, -2), m), -self.window())
    return torch.add(bias, torch.mul(torch.to(left, 6), -1e30))

  # How far each of m + t keys is ahead of each of t queries, which begin after m keys; [t, m + t].
  def ahead(self, like: Tensor, t: int, m: int) -> Tensor:
    keys = torch.unsqueeze(torch.arange(m + t, dtype=4, device=ops.prim.device(like)), 0)
    return torch.sub(keys, torch.unsqueeze(torch.narrow(torch.squeeze(keys, 0), 0, m, t), 1))

  # Distance buckets (Raffel et al. 2020): exact near by, logarithmic further away.
  def buckets(self, ahead: Tensor, causal: bool) -> Tensor:
    count = self.distance_buckets()
    first = torch.zeros_like(ahead)
    if causal:
      far = torch.neg(torch.clamp_max(ahead, 0))
    else:
      count = count // 2
      first = torch.mul(torch.to(torch.gt(ahead, 0), 4), count)
      far = torch.abs(ahead)
    exact = count // 2
    span = torch.log(float(self.farthest_distance()) / float(exact))
    steps = torch.mul(torch.div(torch.log(torch.div(torch.clamp_min(torch.to(far, 6), 1.0), float(exact))), span), float(count - exact))
    coarse = torch.clamp_max(torch.add(torch.to(steps, 4), exact), count - 1)
    return torch.add(first, torch.where(torch.lt(far, exact), far, coarse))

  # Cosines and sines of rotary positions (Su et al. 2021) at places [1 or rows, t], [1 or rows, 1, t, width] each; nothing
  # where positions are learned.
  def rotary_at(self, w: Dict[str, Tensor], places: Tensor) -> List[Tensor]:
    tables = annotate(List[Tensor], [])
    if torch.__contains__(w, "rotary.frequencies"):
      angles = torch.mul(torch.unsqueeze(torch.to(places, 6), 2), w["rotary.frequencies"])
      angles = torch.unsqueeze(torch.cat([angles, angles], 2), 1)
      tables.append(torch.cos(angles))
      tables.append(torch.sin(angles))
    return tables

  # The same of t places one after the other, in every row.
  def rotary(self, w: Dict[str, Tensor], t: int, offset: int) -> List[Tensor]:
    places = torch.arange(offset, offset + t, dtype=4, device=ops.prim.device(w["embed.weight"]))
    return self.rotary_at(w, torch.unsqueeze(places, 0))

  def rotate(self, x: Tensor, rotary: List[Tensor], direction: float) -> Tensor:
    y = x
    if torch.len(rotary) > 0:
      half = torch.size(x, 3) // 2
      z = self.wide(x)
      turned = torch.cat([torch.neg(torch.narrow(z, 3, half, half)), torch.narrow(z, 3, 0, half)], 3)
      y = torch.type_as(torch.add(torch.mul(z, rotary[0]), torch.mul(turned, rotary[1]), alpha=direction), x)
    return y
