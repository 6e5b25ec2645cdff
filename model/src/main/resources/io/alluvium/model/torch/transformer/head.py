  # From the main stack's residual stream to what is multiplied with the output embeddings; x [n, width].

  def finish(self, w: Dict[str, Tensor], t: Dict[str, Tensor], x: Tensor, saved: List[Tensor], keep: bool) -> Tensor:
    h = x
    if torch.__contains__(w, self.main_stack() + ".norm.weight"):
      h = self.norm(w, t, h, self.main_stack() + ".norm", saved, keep)
    if torch.__contains__(w, "head_dense.weight"):
      u = self.linear(w, t, self.narrowed(w, h), "", "head_dense", annotate(List[str], []), annotate(List[int], []), saved, keep)
      h = self.norm(w, t, self.wide(self.activate(u, self.activation(), saved, keep)), "head_norm", saved, keep)
    return self.narrowed(w, torch.mul(h, self.output_scale()))

  def finish_backward(self, w: Dict[str, Tensor], t: Dict[str, Tensor], dh: Tensor, saved: List[Tensor], g: Dict[str, Tensor]) -> Tensor:
    d = torch.mul(dh, self.output_scale())
    if torch.__contains__(w, "head_dense.weight"):
      d = self.norm_backward(w, t, d, "head_norm", saved, g)
      du = self.activate_backward(self.narrowed(w, d), self.activation(), saved)
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
    return self.biased(w, torch.mm(h, torch.t(self.output(w))))

  def biased(self, w: Dict[str, Tensor], products: Tensor) -> Tensor:
    z = self.wide(products)
    if torch.__contains__(w, "head.bias"):
      z = torch.add(z, self.wide(w["head.bias"]))
    return z

  # Rows of logits in 32 bits that stay in a processor's cache while they are worked on.
  def rows_at_once(self, products: Tensor) -> int:
    return ops.prim.max(1, 524288 // torch.size(products, 1))

  # Cross-entropy in nats of each target [n, 1] from logits z and their softmax p.
  def target_losses(self, z: Tensor, p: Tensor, targets: Tensor) -> Tensor:
    total = torch.sub(torch.amax(z, [1], True), torch.log(torch.amax(p, [1], True)))
    return torch.squeeze(torch.sub(total, torch.gather(z, 1, targets)), 1)

  # The same from the states, a chunk of rows at a time.
  def token_losses(self, w: Dict[str, Tensor], h: Tensor, targets: Tensor, chunk: int) -> Tensor:
    losses = annotate(List[Tensor], [])
    n = torch.size(h, 0)
    start = 0
    while start < n:
      products = torch.mm(torch.narrow(h, 0, start, ops.prim.min(chunk, n - start)), torch.t(self.output(w)))
      rows = self.rows_at_once(products)
      at = 0
      while at < torch.size(products, 0):
        r = ops.prim.min(rows, torch.size(products, 0) - at)
        z = self.biased(w, torch.narrow(products, 0, at, r))
        losses.append(self.target_losses(z, torch.softmax(z, -1), torch.reshape(torch.narrow(targets, 0, start + at, r), [-1, 1])))
        at = at + r
      start = start + torch.size(products, 0)
    return torch.cat(losses, 0)
