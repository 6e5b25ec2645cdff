  def clip(self, grads: List[Tensor], limit: float) -> Tensor:
    squares = annotate(List[Tensor], [])
    for i in range(torch.len(grads)):
      squares.append(torch.sum(torch.mul(grads[i], grads[i])))
    norm = torch.sqrt(torch.sum(torch.stack(squares, 0)))
    factor = torch.clamp(torch.div(torch.full_like(norm, limit), torch.add(norm, 1e-6)), 0.0, 1.0)
    for i in range(torch.len(grads)):
      torch.mul_(grads[i], factor)
    return norm

  def adamw(self, params: List[Tensor], grads: List[Tensor], first: List[Tensor], second: List[Tensor], step: int, rate: float, decay: float) -> int:
    b1 = 0.9
    b2 = 0.95
    c1 = 1.0 - b1 ** float(step)
    c2 = 1.0 - b2 ** float(step)
    for i in range(torch.len(params)):
      p = params[i]
      g = grads[i]
      torch.add_(torch.mul_(first[i], b1), g, alpha=1.0 - b1)
      torch.addcmul_(torch.mul_(second[i], b2), g, g, value=1.0 - b2)
      if torch.dim(p) > 1:
        torch.mul_(p, 1.0 - rate * decay)
      root = torch.add(torch.sqrt(torch.div(second[i], c2)), 1e-8)
      torch.addcdiv_(p, first[i], root, value=-1.0 * rate / c1)
    return step

  def orthogonal(self, g: Tensor) -> Tensor:
    tall = torch.size(g, 0) > torch.size(g, 1)
    x = torch.to(g, 15)
    if tall:
      x = torch.t(x)
    x = torch.div(x, torch.add(torch.norm(x), 1e-7))
    for i in range(5):
      a = torch.mm(x, torch.t(x))
      b = torch.add(torch.mul(a, -4.775), torch.mm(a, a), alpha=2.0315)
      x = torch.add(torch.mul(x, 3.4445), torch.mm(b, x))
    if tall:
      x = torch.t(x)
    return torch.to(x, 6)

  def muon(self, params: List[Tensor], grads: List[Tensor], momentum: List[Tensor], rate: float, decay: float) -> int:
    for i in range(torch.len(params)):
      p = params[i]
      g = grads[i]
      torch.add_(torch.mul_(momentum[i], 0.95), g)
      u = torch.add(g, momentum[i], alpha=0.95)
      rows = torch.size(p, 0)
      cols = torch.size(p, 1)
      parts = 1
      if cols == 3 * rows:
        parts = 3
      width = cols // parts
      torch.mul_(p, 1.0 - rate * decay)
      scale = float(ops.prim.max(width, rows)) ** 0.5 * 0.2
      for j in range(parts):
        o = self.orthogonal(torch.narrow(u, 1, j * width, width))
        torch.add_(torch.narrow(p, 1, j * width, width), o, alpha=-1.0 * rate * scale)
    return torch.len(params)
