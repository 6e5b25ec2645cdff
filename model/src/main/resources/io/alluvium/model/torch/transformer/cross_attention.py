  # A decoder's attention on what the encoder has read, memory [rows * s, width]; length is that of its own rows.

  def cross_attention(self, w: Dict[str, Tensor], t: Dict[str, Tensor], a: Tensor, at: str, rows: int, length: int, real: List[Tensor], memory: Tensor, bias: Tensor, saved: List[Tensor], keep: bool) -> Tensor:
    none = annotate(List[str], [])
    zero = annotate(List[int], [])
    wide = self.groups() * self.head_width()
    q = self.linear(w, t, a, at, "cross_query", none, zero, saved, keep)
    kv = self.linear(w, t, memory, at, "cross_kv", ["cross_key", "cross_value"], [wide, wide], saved, keep)
    q = torch.permute(torch.view(self.spread(q, real, rows * length), [rows, -1, self.heads(), self.head_width()]), [0, 2, 1, 3])
    kv = torch.permute(torch.view(kv, [rows, -1, 2, self.groups(), self.head_width()]), [2, 0, 3, 1, 4])
    c = self.attend(torch.contiguous(q), torch.contiguous(torch.select(kv, 0, 0)), torch.contiguous(torch.select(kv, 0, 1)), bias, saved, keep)
    return self.linear(w, t, self.packed(c, real), at, "cross_out", none, zero, saved, keep)

  # The gradient of a; that of memory is added to dmemory[0] where it is asked for.
  def cross_attention_backward(self, w: Dict[str, Tensor], t: Dict[str, Tensor], dy: Tensor, at: str, rows: int, real: List[Tensor], dmemory: List[Tensor], saved: List[Tensor], g: Dict[str, Tensor]) -> Tensor:
    none = annotate(List[str], [])
    zero = annotate(List[int], [])
    wide = self.groups() * self.head_width()
    dc = self.linear_backward(w, t, dy, at, "cross_out", none, zero, saved, g, True)
    dq, dk, dv = self.attend_backward(dc, rows, real, True, saved)
    dkv = torch.permute(torch.stack([dk, dv], 0), [1, 3, 0, 2, 4])
    dkv = torch.reshape(dkv, [-1, 2 * wide])
    reached = torch.len(dmemory) > 0
    dm = self.linear_backward(w, t, dkv, at, "cross_kv", ["cross_key", "cross_value"], [wide, wide], saved, g, reached)
    if reached:
      torch.add_(dmemory[0], self.wide(dm))
    dq = torch.reshape(torch.permute(dq, [0, 2, 1, 3]), [-1, self.heads() * self.head_width()])
    return self.linear_backward(w, t, self.packed(dq, real), at, "cross_query", none, zero, saved, g, True)
