  # Frozen weights w and trained tensors t by name. A trained tensor of a weight's name stands in its place.

  def has(self, w: Dict[str, Tensor], t: Dict[str, Tensor], name: str) -> bool:
    return torch.__contains__(t, name) or torch.__contains__(w, name)

  def pick(self, w: Dict[str, Tensor], t: Dict[str, Tensor], name: str) -> Tensor:
    if torch.__contains__(t, name):
      found = t[name]
    else:
      found = w[name]
    return found

  # Matrix products run in the number format of the embeddings; norms, softmax, loss and residuals in 32 bits.
  def narrowed(self, w: Dict[str, Tensor], x: Tensor) -> Tensor:
    return torch.type_as(x, w["embed.weight"])

  def wide(self, x: Tensor) -> Tensor:
    return torch.to(x, 6)

  # The gradients of all trained tensors, one after the other in the order of t.
  def flat(self, t: Dict[str, Tensor], g: Dict[str, Tensor]) -> Tensor:
    parts = annotate(List[Tensor], [])
    for name in torch.keys(t):
      if torch.__contains__(g, name):
        parts.append(torch.reshape(self.wide(g[name]), [-1]))
      else:
        parts.append(torch.zeros_like(torch.reshape(t[name], [-1]), dtype=6))
    return torch.cat(parts, 0)

  def cast(self, x: Tensor, dtype: int) -> Tensor:
    return torch.contiguous(torch.to(x, dtype, False, True))
