  # Rows of different lengths are run without the gaps behind them: a stack's residual stream holds the real places only,
  # [n, width], row by row. Attention alone sees rows, [rows * t, columns], with zeros in the gaps. real holds the n places
  # row * t + i, or nothing where no row has a gap and both are the same.

  def real_places(self, lengths: Tensor, t: int) -> List[Tensor]:
    found = annotate(List[Tensor], [])
    columns = torch.unsqueeze(torch.arange(t, dtype=4, device=ops.prim.device(lengths)), 0)
    inside = torch.reshape(torch.lt(columns, torch.unsqueeze(lengths, 1)), [-1])
    places = torch.squeeze(torch.nonzero(inside), 1)
    if torch.size(places, 0) < torch.size(inside, 0):
      found.append(places)
    return found

  # Places of the text in a stream whose rows begin with m virtual tokens; active as in host.
  def text_places(self, active: Tensor, t: int, m: int) -> Tensor:
    n = torch.arange(torch.size(active, 0), dtype=4, device=ops.prim.device(active))
    return torch.add(n, torch.mul(torch.add(torch.div(active, t, rounding_mode="floor"), 1), m))

  def packed(self, x: Tensor, real: List[Tensor]) -> Tensor:
    y = x
    if torch.len(real) > 0:
      y = torch.index_select(x, 0, real[0])
    return y

  def spread(self, x: Tensor, real: List[Tensor], places: int) -> Tensor:
    y = x
    if torch.len(real) > 0:
      y = torch.index_copy_(torch.new_zeros(x, [places, torch.size(x, 1)]), 0, real[0], x)
    return y
