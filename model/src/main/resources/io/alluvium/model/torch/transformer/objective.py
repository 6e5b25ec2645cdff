  # sum_i a_i CE_i + factor / max(1, sum_i g_i) sum_i g_i tau^2 KL(teacher_i || student_i) over n target tokens, with its
  # gradient for h [n, width]. taught [n] is 1 where a teacher reads along, whose states stand in teacher [n, width]; the
  # gate g_i is open there, or, when gated, only where the teacher's CE is at most the student's plus the margin.
  # Returns the gradient, and CE, tau^2 KL and gate of each token.

  def objective(self, w: Dict[str, Tensor], h: Tensor, targets: Tensor, weights: Tensor, teacher: List[Tensor], taught: Tensor, factor: float, tau: float, margin: float, gated: bool, chunk: int) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    n = torch.size(h, 0)
    ces = annotate(List[Tensor], [])
    dce = torch.zeros_like(h, dtype=6)
    dkd = dce
    if torch.len(teacher) > 0:
      dkd = torch.zeros_like(h, dtype=6)
    divergence = torch.zeros_like(weights)
    open = torch.zeros_like(weights)
    start = 0
    while start < n:
      r = ops.prim.min(chunk, n - start)
      tc = torch.reshape(torch.narrow(targets, 0, start, r), [-1, 1])
      products = torch.mm(torch.narrow(h, 0, start, r), torch.t(self.output(w)))
      dz = products
      if torch.len(teacher) > 0:
        dz = torch.empty_like(products)
      ce = self.slopes(w, products, tc, dz)
      ces.append(ce)
      part = torch.narrow(dce, 0, start, r)
      torch.copy_(part, torch.mm(dz, self.output(w)))
      torch.mul_(part, torch.reshape(torch.narrow(weights, 0, start, r), [-1, 1]))
      if torch.len(teacher) > 0:
        index = torch.squeeze(torch.nonzero(torch.narrow(taught, 0, start, r)), 1)
        zt = self.token_logits(w, torch.index_select(torch.narrow(teacher[0], 0, start, r), 0, index))
        if gated:
          told = self.target_losses(zt, torch.softmax(zt, -1), torch.index_select(tc, 0, index))
          heard = torch.le(told, torch.add(torch.index_select(ce, 0, index), margin))
          chosen = torch.squeeze(torch.nonzero(heard), 1)
          zt = torch.index_select(zt, 0, chosen)
          index = torch.index_select(index, 0, chosen)
        z = self.biased(w, torch.index_select(products, 0, index))
        ls = torch.log_softmax(torch.div(z, tau), -1)
        lt = torch.log_softmax(torch.div(zt, tau), -1)
        pt = torch.exp(lt)
        kl = torch.mul(torch.clamp_min(torch.sum(torch.mul(pt, torch.sub(lt, ls)), [1]), 0.0), tau * tau)
        torch.index_copy_(torch.narrow(divergence, 0, start, r), 0, index, kl)
        torch.index_copy_(torch.narrow(open, 0, start, r), 0, index, torch.ones_like(kl))
        dk = torch.mul_(torch.sub(torch.exp_(ls), pt), tau)
        torch.index_copy_(torch.narrow(dkd, 0, start, r), 0, index, self.wide(torch.mm(self.narrowed(w, dk), self.output(w))))
      start = start + r
    total = torch.sum(open)
    share = torch.div(torch.full_like(total, factor), torch.clamp_min(total, 1.0))
    if torch.len(teacher) > 0:
      dce = torch.add(dce, torch.mul(dkd, share))
    return (dce, torch.cat(ces, 0), divergence, open)

  # Cross-entropy of each target [n, 1], and into dz its gradient for the products with the output embeddings [n, vocabulary],
  # which may be the same tensor.
  def slopes(self, w: Dict[str, Tensor], products: Tensor, targets: Tensor, dz: Tensor) -> Tensor:
    n = torch.size(products, 0)
    rows = self.rows_at_once(products)
    losses = annotate(List[Tensor], [])
    start = 0
    while start < n:
      r = ops.prim.min(rows, n - start)
      tc = torch.narrow(targets, 0, start, r)
      z = self.biased(w, torch.narrow(products, 0, start, r))
      p = torch.softmax(z, -1)
      losses.append(self.target_losses(z, p, tc))
      torch.scatter_add_(p, 1, tc, torch.full_like(tc, -1.0, dtype=6))
      torch.copy_(torch.narrow(dz, 0, start, r), p)
      start = start + r
    return torch.cat(losses, 0)

  # States of some of n tokens, several teachers' one after the other, each at its place.
  def gather_states(self, read: List[Tensor], places: Tensor, n: int) -> Tensor:
    states = torch.cat(read, 0)
    return torch.index_copy(torch.zeros([n, torch.size(states, 1)], dtype=ops.prim.dtype(states), device=ops.prim.device(states)), 0, places, states)
