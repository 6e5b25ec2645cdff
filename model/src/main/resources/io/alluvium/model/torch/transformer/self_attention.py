  # One product makes queries, keys and values; a prefix stands before the text's own keys and values as it is.

  def projections(self) -> Tuple[List[str], List[int]]:
    wide = self.heads() * self.head_width()
    narrow = self.groups() * self.head_width()
    return (["query", "key", "value"], [wide, narrow, narrow])

  # [rows, heads or groups, length, width] each, normed and at their places.
  def queries_keys_values(self, w: Dict[str, Tensor], t: Dict[str, Tensor], a: Tensor, at: str, rows: int, real: List[Tensor], places: int, rotary: List[Tensor], saved: List[Tensor], keep: bool) -> Tuple[Tensor, Tensor, Tensor]:
    names, widths = self.projections()
    heads = self.heads()
    groups = self.groups()
    qkv = self.linear(w, t, a, at, "qkv", names, widths, saved, keep)
    qkv = self.spread(qkv, real, places)
    qkv = torch.view(qkv, [rows, -1, heads + 2 * groups, self.head_width()])
    q = self.head_norm(w, t, torch.narrow(qkv, 2, 0, heads), at + "query_norm", saved, keep)
    k = self.head_norm(w, t, torch.narrow(qkv, 2, heads, groups), at + "key_norm", saved, keep)
    q = self.rotate(torch.permute(q, [0, 2, 1, 3]), rotary, 1.0)
    k = self.rotate(torch.permute(k, [0, 2, 1, 3]), rotary, 1.0)
    return (q, k, torch.permute(torch.narrow(qkv, 2, heads + groups, groups), [0, 2, 1, 3]))

  def self_attention(self, w: Dict[str, Tensor], t: Dict[str, Tensor], a: Tensor, at: str, rows: int, real: List[Tensor], bias: Tensor, rotary: List[Tensor], past: List[Tensor], now: List[Tensor], saved: List[Tensor], keep: bool) -> Tensor:
    q, k, v = self.queries_keys_values(w, t, a, at, rows, real, rows * torch.size(bias, -2), rotary, saved, keep)
    if torch.len(past) > 0:
      k = torch.cat([past[0], k], 2)
      v = torch.cat([past[1], v], 2)
    else:
      k = torch.contiguous(k)
      v = torch.contiguous(v)
    now.extend([k, v])
    c = self.packed(self.attend(q, k, v, bias, saved, keep), real)
    o = self.linear(w, t, c, at, "out", annotate(List[str], []), annotate(List[int], []), saved, keep)
    return self.adapted(w, t, o, at + "attention.", saved, keep)

  # Where something stands before the text, its gradients are appended to dpast, keys first; where later texts have read
  # this text's own keys and values, theirs are taken from there.
  def self_attention_backward(self, w: Dict[str, Tensor], t: Dict[str, Tensor], dy: Tensor, at: str, rows: int, real: List[Tensor], rotary: List[Tensor], dpast: List[Tensor], saved: List[Tensor], g: Dict[str, Tensor], through: bool) -> Tensor:
    names, widths = self.projections()
    groups = self.groups()
    do = self.adapted_backward(w, t, dy, at + "attention.", saved, g)
    dc = self.linear_backward(w, t, do, at, "out", annotate(List[str], []), annotate(List[int], []), saved, g, True)
    whole = through or self.learns(t, at, "qkv", names) or torch.__contains__(t, at + "query_norm.weight")
    dq, dk, dv = self.attend_backward(dc, rows, real, whole, saved)
    length = torch.size(dq, 2)
    m = torch.size(dk, 2)
    if whole:
      m = m - length
    if m > 0:
      dpast.extend([torch.sum(torch.narrow(dk, 2, 0, m), [0], True, dtype=6), torch.sum(torch.narrow(dv, 2, 0, m), [0], True, dtype=6)])
    elif torch.len(dpast) > 0:
      dk = torch.add(dk, torch.type_as(torch.pop(dpast, 0), dk))
      dv = torch.add(dv, torch.type_as(torch.pop(dpast, 0), dv))
    da = dy
    if whole:
      dk = self.rotate(torch.narrow(dk, 2, m, length), rotary, -1.0)
      dv = torch.narrow(dv, 2, m, length)
      dk = self.head_norm_backward(w, t, torch.permute(dk, [0, 2, 1, 3]), at + "key_norm", saved, g)
      dq = self.rotate(dq, rotary, -1.0)
      dq = self.head_norm_backward(w, t, torch.permute(dq, [0, 2, 1, 3]), at + "query_norm", saved, g)
      dqkv = torch.cat([dq, dk, torch.permute(dv, [0, 2, 1, 3])], 2)
      dqkv = torch.reshape(dqkv, [rows * length, (self.heads() + 2 * groups) * self.head_width()])
      da = self.linear_backward(w, t, self.packed(dqkv, real), at, "qkv", names, widths, saved, g, through)
    return da

  # Queries and keys normed head by head, where the family does that (Dehghani et al. 2023).
  def head_norm(self, w: Dict[str, Tensor], t: Dict[str, Tensor], x: Tensor, name: str, saved: List[Tensor], keep: bool) -> Tensor:
    y = x
    if torch.__contains__(w, name + ".weight"):
      flat = torch.reshape(self.wide(x), [-1, self.head_width()])
      y = torch.type_as(torch.view(self.norm(w, t, flat, name, saved, keep), torch.size(x)), x)
    return y

  def head_norm_backward(self, w: Dict[str, Tensor], t: Dict[str, Tensor], dy: Tensor, name: str, saved: List[Tensor], g: Dict[str, Tensor]) -> Tensor:
    dx = dy
    if torch.__contains__(w, name + ".weight"):
      flat = torch.reshape(dy, [-1, self.head_width()])
      dx = torch.type_as(torch.view(self.norm_backward(w, t, flat, name, saved, g), torch.size(dy)), dy)
    return dx
