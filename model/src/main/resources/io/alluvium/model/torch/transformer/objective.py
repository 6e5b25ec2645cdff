  # sum_i a_i CE_i + factor / max(1, sum_i g_i) sum_i g_i d_i over n target tokens, with its gradient for h [n, width]. The
  # distance d_i is tau^2 KL(teacher_i || student_i), or, when squared, the mean square of the difference of their logits;
  # without a teacher the other's logits are zeros. taught [n] is 1 where a teacher reads along, whose states stand in
  # teacher [n, width]; the gate g_i is open there, with gate 1 only where the teacher's CE is at most the student's plus the
  # margin, with gate 2 only elsewhere. Returns the gradient, and CE, distance and gate of each token.

  def objective(self, w: Dict[str, Tensor], h: Tensor, targets: Tensor, weights: Tensor, teacher: List[Tensor], taught: Tensor, factor: float, tau: float, squared: bool, margin: float, gate: int, chunk: int) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    n = torch.size(h, 0)
    ces = annotate(List[Tensor], [])
    dce = torch.zeros_like(h, dtype=6)
    dkd = dce
    distils = torch.len(teacher) > 0 or squared
    if distils:
      dkd = torch.zeros_like(h, dtype=6)
    distance = torch.zeros_like(weights)
    open = torch.zeros_like(weights)
    start = 0
    while start < n:
      r = ops.prim.min(chunk, n - start)
      tc = torch.reshape(torch.narrow(targets, 0, start, r), [-1, 1])
      products = torch.mm(torch.narrow(h, 0, start, r), torch.t(self.output(w)))
      dz = products
      if distils:
        dz = torch.empty_like(products)
      ce = self.slopes(w, products, tc, dz)
      ces.append(ce)
      part = torch.narrow(dce, 0, start, r)
      torch.copy_(part, torch.mm(dz, self.output(w)))
      torch.mul_(part, torch.reshape(torch.narrow(weights, 0, start, r), [-1, 1]))
      if distils:
        index = torch.squeeze(torch.nonzero(torch.narrow(taught, 0, start, r)), 1)
        if torch.len(teacher) > 0:
          zt = self.token_logits(w, torch.index_select(torch.narrow(teacher[0], 0, start, r), 0, index))
        else:
          zt = torch.zeros([torch.size(index, 0), torch.size(products, 1)], dtype=6, device=ops.prim.device(products))
        if gate > 0:
          told = self.target_losses(zt, torch.softmax(zt, -1), torch.index_select(tc, 0, index))
          reach = torch.add(torch.index_select(ce, 0, index), margin)
          heard = torch.le(told, reach)
          if gate > 1:
            heard = torch.gt(told, reach)
          chosen = torch.squeeze(torch.nonzero(heard), 1)
          zt = torch.index_select(zt, 0, chosen)
          index = torch.index_select(index, 0, chosen)
        z = self.biased(w, torch.index_select(products, 0, index))
        if squared:
          apart = torch.sub(z, zt)
          d = torch.mean(torch.mul(apart, apart), [1])
          dk = torch.div(torch.mul(apart, 2.0), torch.size(products, 1))
        else:
          ls = torch.log_softmax(torch.div(z, tau), -1)
          lt = torch.log_softmax(torch.div(zt, tau), -1)
          pt = torch.exp(lt)
          d = torch.mul(torch.clamp_min(torch.sum(torch.mul(pt, torch.sub(lt, ls)), [1]), 0.0), tau * tau)
          dk = torch.mul_(torch.sub(torch.exp_(ls), pt), tau)
        torch.index_copy_(torch.narrow(distance, 0, start, r), 0, index, d)
        torch.index_copy_(torch.narrow(open, 0, start, r), 0, index, torch.ones_like(d))
        torch.index_copy_(torch.narrow(dkd, 0, start, r), 0, index, self.wide(torch.mm(self.narrowed(w, dk), self.output(w))))
      start = start + r
    total = torch.sum(open)
    share = torch.div(torch.full_like(total, factor), torch.clamp_min(total, 1.0))
    if distils:
      dce = torch.add(dce, torch.mul(dkd, share))
    return (dce, torch.cat(ces, 0), distance, open)

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
