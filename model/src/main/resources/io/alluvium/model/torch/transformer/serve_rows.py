  # Serving many texts at once. A row holds the keys and values of its prompt and of its text, one after the other; all of
  # them are one cache [2 * layers, rows, groups, capacity, width], the keys of layer l at 2 * l and its values behind them,
  # written in place. Only the main stack of a causal model.

  def new_rows(self, w: Dict[str, Tensor], rows: int, capacity: int, dtype: int) -> Tensor:
    return torch.new_zeros(w["embed.weight"], [2 * self.layers(), rows, self.groups(), capacity, self.head_width()], dtype=dtype)

  # More rows, or longer ones, with what the first columns hold.
  def grow_rows(self, cache: Tensor, rows: int, capacity: int, used: int) -> Tensor:
    grown = torch.new_zeros(cache, [torch.size(cache, 0), rows, torch.size(cache, 2), capacity, torch.size(cache, 4)])
    torch.copy_(torch.narrow(torch.narrow(grown, 1, 0, torch.size(cache, 1)), 3, 0, used), torch.narrow(cache, 3, 0, used))
    return grown

  # Has a row begin with what prompt_past made.
  def place_prompt(self, cache: Tensor, past: Tensor, row: int) -> int:
    torch.copy_(torch.narrow(torch.select(cache, 1, row), 2, 0, torch.size(past, 2)), past)
    return row

  def move_row(self, cache: Tensor, source: int, target: int, length: int) -> int:
    torch.copy_(torch.narrow(torch.select(cache, 1, target), 2, 0, length), torch.narrow(torch.select(cache, 1, source), 2, 0, length))
    return target

  # What is no number must go: where attention is forbidden it would still spread.
  def clear_row(self, cache: Tensor, row: int) -> int:
    torch.zero_(torch.select(cache, 1, row))
    return row

  # Reads ids [n, t] in the rows from first on, counts [n] tokens of each behind its starts [n] columns; returns the logits
  # after each one's last. A step of all rows has one token each, the reading of new texts has many.
  def advance(self, w: Dict[str, Tensor], t: Dict[str, Tensor], cache: Tensor, ids: Tensor, first: int, starts: Tensor, counts: Tensor) -> Tensor:
    rows = torch.size(ids, 0)
    n = torch.size(ids, 1)
    device = ops.prim.device(ids)
    none = annotate(List[Tensor], [])
    begins = annotate(List[int], starts.tolist())
    lengths = annotate(List[int], counts.tolist())
    reach = 0
    for r in range(rows):
      reach = ops.prim.max(reach, begins[r] + lengths[r])
    places = torch.add(torch.unsqueeze(starts, 1), torch.unsqueeze(torch.arange(n, dtype=4, device=device), 0))
    places = torch.minimum(places, torch.unsqueeze(torch.sub(torch.add(starts, counts), 1), 1))
    index = annotate(List[Tensor], [])
    index.append(torch.unsqueeze(torch.add(torch.arange(rows, dtype=4, device=device), first), 1))
    index.append(torch.unsqueeze(torch.arange(self.groups(), dtype=4, device=device), 0))
    index.append(torch.unsqueeze(starts, 1))
    ahead = torch.sub(torch.view(torch.arange(reach, dtype=4, device=device), [1, 1, 1, reach]), torch.view(places, [rows, 1, n, 1]))
    full = self.row_mask(cache, torch.gt(ahead, 0))
    slid = full
    if self.window() > 0:
      slid = self.row_mask(cache, torch.logical_or(torch.gt(ahead, 0), torch.le(ahead, -self.window())))
    rotary = self.rotary_at(w, places)
    x = self.embed_at(w, ids, places)
    for l in range(self.layers()):
      at = torch.format("{}.{}.", self.main_stack(), l)
      mask = full
      if self.slides(l):
        mask = slid
      a = self.narrowed(w, self.norm(w, t, x, at + "norm1", none, False))
      x = torch.add(x, self.row_attention(w, t, a, at, mask, rotary, torch.select(cache, 0, 2 * l), torch.select(cache, 0, 2 * l + 1), first, begins, lengths, index))
      b = self.narrowed(w, self.norm(w, t, x, at + "norm2", none, False))
      x = torch.add(x, self.feed_forward(w, t, b, at, none, False))
    last = torch.add(torch.mul(torch.arange(rows, dtype=4, device=device), n), torch.sub(counts, 1))
    return self.token_logits(w, self.finish(w, t, torch.index_select(x, 0, last), none, False))

  # Queries of all heads that share a group's keys are one after the other.
  def row_mask(self, like: Tensor, hidden: Tensor) -> Tensor:
    mask = torch.type_as(torch.mul(torch.to(hidden, 6), -1e30), like)
    return torch.repeat(mask, [1, 1, self.heads() // self.groups(), 1])

  def embed_at(self, w: Dict[str, Tensor], ids: Tensor, places: Tensor) -> Tensor:
    e = self.wide(torch.embedding(w["embed.weight"], ids))
    if torch.__contains__(w, "positions.weight"):
      e = torch.add(e, self.wide(torch.embedding(w["positions.weight"], torch.add(places, self.first_position()))))
    return torch.reshape(e, [-1, torch.size(e, 2)])

  def row_attention(self, w: Dict[str, Tensor], t: Dict[str, Tensor], a: Tensor, at: str, mask: Tensor, rotary: List[Tensor], keys: Tensor, values: Tensor, first: int, begins: List[int], lengths: List[int], index: List[Tensor]) -> Tensor:
    none = annotate(List[Tensor], [])
    heads = self.heads()
    groups = self.groups()
    rows = torch.len(begins)
    reach = torch.size(mask, 3)
    q, k, v = self.queries_keys_values(w, t, a, at, rows, none, 0, rotary, none, False)
    n = torch.size(q, 2)
    self.write_rows(keys, k, first, begins, lengths, index)
    self.write_rows(values, v, first, begins, lengths, index)
    q = torch.reshape(torch.type_as(q, keys), [rows, groups, heads // groups * n, self.head_width()])
    k = torch.narrow(torch.narrow(keys, 0, first, rows), 2, 0, reach)
    v = torch.narrow(torch.narrow(values, 0, first, rows), 2, 0, reach)
    c = torch.scaled_dot_product_attention(q, k, v, mask, 0.0, False, scale=self.attention_scale())
    c = torch.permute(torch.reshape(c, [rows, heads, n, self.head_width()]), [0, 2, 1, 3])
    c = self.narrowed(w, torch.reshape(c, [rows * n, heads * self.head_width()]))
    o = self.linear(w, t, c, at, "out", annotate(List[str], []), annotate(List[int], []), none, False)
    return self.adapted(w, t, o, at + "attention.", none, False)

  # Padding is not written.
  def write_rows(self, cache: Tensor, fresh: Tensor, first: int, begins: List[int], lengths: List[int], index: List[Tensor]) -> int:
    n = torch.size(fresh, 2)
    if n == 1:
      torch.index_put_(cache, index, torch.type_as(torch.select(fresh, 2, 0), cache))
    else:
      for r in range(torch.len(begins)):
        place = torch.narrow(torch.select(cache, 0, first + r), 1, begins[r], lengths[r])
        torch.copy_(place, torch.narrow(torch.select(fresh, 0, r), 1, 0, lengths[r]))
    return n
