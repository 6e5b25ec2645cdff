  # From the main stack's residual stream to what is multiplied with the output embeddings; x [n, width].

  def finish(self, w: Dict[str, Tensor], t: Dict[str, Tensor], x: Tensor, saved: List[Tensor], keep: bool) -> Tensor:
    h = x
    if torch.__contains__(w, self.main_stack() + ".norm.weight"):
      h = self.norm(w, t, h, self.main_stack() + ".norm", saved, keep)
    if torch.__contains__(w, "head_dense.weight"):
      u = self.linear(w, t, self.narrowed(w, h), "", "head_dense", annotate(List[str], []), annotate(List[int], []), saved, keep)
      if keep:
        saved.append(u)
      h = self.norm(w, t, self.wide(self.activate(u, self.activation())), "head_norm", saved, keep)
    return self.narrowed(w, torch.mul(h, self.output_scale()))

  def finish_backward(self, w: Dict[str, Tensor], t: Dict[str, Tensor], dh: Tensor, saved: List[Tensor], g: Dict[str, Tensor]) -> Tensor:
    d = torch.mul(dh, self.output_scale())
    if torch.__contains__(w, "head_dense.weight"):
      d = self.norm_backward(w, t, d, "head_norm", saved, g)
      u = torch.pop(saved)
      du = self.activate_backward(self.narrowed(w, d), u, self.activation())
      d = self.wide(self.linear_backward(w, t, du, "", "head_dense", annotate(List[str], []), annotate(List[int], []), saved, g, True))
    if torch.__contains__(w, self.main_stack() + ".norm.weight"):
      d = self.norm_backward(w, t, d, self.main_stack() + ".norm", saved, g)
    return d

  # Output embeddings [vocabulary, width]: the input's where they are tied.
  def output(self, w: Dict[str, Tensor]) -> Tensor:
    found = w["embed.weight"]
    if torch.__contains__(w, "head.weight"):
      found = w["head.weight"]
    return found

  def token_logits(self, w: Dict[str, Tensor], h: Tensor) -> Tensor:
    z = self.wide(torch.mm(h, torch.t(self.output(w))))
    if torch.__contains__(w, "head.bias"):
      z = torch.add(z, self.wide(w["head.bias"]))
    return z

  # Cross-entropy of each target in nats, a chunk of rows at a time.
  def token_losses(self, w: Dict[str, Tensor], h: Tensor, targets: Tensor, chunk: int) -> Tensor:
    losses = annotate(List[Tensor], [])
    n = torch.size(h, 0)
    start = 0
    while start < n:
      r = ops.prim.min(chunk, n - start)
      logp = torch.log_softmax(self.token_logits(w, torch.narrow(h, 0, start, r)), -1)
      chosen = torch.gather(logp, 1, torch.reshape(torch.narrow(targets, 0, start, r), [-1, 1]))
      losses.append(torch.neg(torch.squeeze(chosen, 1)))
      start = start + r
    return torch.cat(losses, 0)
