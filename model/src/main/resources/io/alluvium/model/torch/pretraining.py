  def embed(self, w: List[Tensor], ids: Tensor) -> Tensor:
    t = torch.size(ids, 1)
    d = torch.size(w[0], 1)
    tokens = torch.embedding(w[0], ids)
    places = torch.narrow(w[1], 0, 0, t)
    return torch.reshape(torch.to(torch.add(tokens, places), 6), [-1, d])

  def causal_mask(self, like: Tensor, t: int) -> Tensor:
    return torch.triu(torch.new_full(like, [t, t], -1e30, dtype=6), 1)

  def forward_layers(self, w: List[Tensor], x: Tensor, rows: int, heads: int, eps: float, saved: List[Tensor], keep: bool) -> Tensor:
    layers = (torch.len(w) - 4) // 12
    n = torch.size(x, 0)
    d = torch.size(x, 1)
    t = n // rows
    hd = d // heads
    mask = self.causal_mask(x, t)
    for l in range(layers):
      o = 2 + 12 * l
      a, mean1, rstd1 = torch.native_layer_norm(x, [d], w[o], w[o + 1], eps)
      h1 = torch.type_as(a, w[o + 2])
      qkv = torch.view(torch.addmm(w[o + 3], h1, w[o + 2]), [rows, t, 3, heads, hd])
      q = torch.contiguous(torch.permute(torch.select(qkv, 2, 0), [0, 2, 1, 3]))
      k = torch.permute(torch.select(qkv, 2, 1), [0, 2, 1, 3])
      v = torch.permute(torch.select(qkv, 2, 2), [0, 2, 1, 3])
      k = torch.contiguous(k)
      v = torch.contiguous(v)
      s = torch.to(torch.matmul(q, torch.transpose(k, 2, 3)), 6)
      s = torch.add(mask, s, alpha=self.scale(hd))
      p = torch.type_as(torch.softmax(s, -1), w[o + 2])
      c = torch.reshape(torch.permute(torch.matmul(p, v), [0, 2, 1, 3]), [n, d])
      x2 = torch.add(x, torch.addmm(w[o + 5], c, w[o + 4]))
      b, mean2, rstd2 = torch.native_layer_norm(x2, [d], w[o + 6], w[o + 7], eps)
      h2 = torch.type_as(b, w[o + 2])
      u = torch.addmm(w[o + 9], h2, w[o + 8])
      g = torch.gelu(u, approximate="tanh")
      x3 = torch.add(x2, torch.addmm(w[o + 11], g, w[o + 10]))
      if keep:
        saved.extend([x, mean1, rstd1, h1, q, k, v, p, c, x2, mean2, rstd2, h2, u, g])
      x = x3
    return x

  def scale(self, hd: int) -> float:
    return float(hd) ** -0.5

  def final_norm(self, w: List[Tensor], x: Tensor, eps: float) -> Tuple[Tensor, Tensor, Tensor]:
    z = torch.len(w)
    a, mean, rstd = torch.native_layer_norm(x, [torch.size(x, 1)], w[z - 2], w[z - 1], eps)
    return (torch.type_as(a, w[0]), mean, rstd)

  def backward_layers(self, w: List[Tensor], dx: Tensor, rows: int, heads: int, eps: float, saved: List[Tensor], wgrads: List[Tensor]) -> Tensor:
    layers = (torch.len(w) - 4) // 12
    n = torch.size(dx, 0)
    d = torch.size(dx, 1)
    t = n // rows
    hd = d // heads
    for i in range(layers):
      l = layers - 1 - i
      o = 2 + 12 * l
      s = 15 * l
      x = saved[s]
      h1 = saved[s + 3]
      q = saved[s + 4]
      k = saved[s + 5]
      v = saved[s + 6]
      p = saved[s + 7]
      c = saved[s + 8]
      x2 = saved[s + 9]
      h2 = saved[s + 12]
      u = saved[s + 13]
      g = saved[s + 14]
      dy = torch.type_as(dx, h1)
      dg = torch.mm(dy, torch.t(w[o + 10]))
      du = torch.gelu_backward(dg, u, approximate="tanh")
      dh2 = torch.to(torch.mm(du, torch.t(w[o + 8])), 6)
      dn2, dg2, db2 = torch.native_layer_norm_backward(dh2, x2, [d], saved[s + 10], saved[s + 11], w[o + 6], w[o + 7], [True, True, True])
      dx2 = torch.add(dx, dn2)
      dy2 = torch.type_as(dx2, h1)
      dc = torch.permute(torch.view(torch.mm(dy2, torch.t(w[o + 4])), [rows, t, heads, hd]), [0, 2, 1, 3])
      dv = torch.matmul(torch.transpose(p, 2, 3), dc)
      dp = torch.to(torch.matmul(dc, torch.transpose(v, 2, 3)), 6)
      ds = torch.type_as(torch.mul(torch._softmax_backward_data(dp, torch.to(p, 6), -1, 6), self.scale(hd)), h1)
      dk = torch.matmul(torch.transpose(ds, 2, 3), q)
      dq = torch.matmul(ds, k)
      dqkv = torch.reshape(torch.permute(torch.stack([dq, dk, dv], 0), [1, 3, 0, 2, 4]), [n, 3 * d])
      dh1 = torch.to(torch.mm(dqkv, torch.t(w[o + 2])), 6)
      dn1, dg1, db1 = torch.native_layer_norm_backward(dh1, x, [d], saved[s + 1], saved[s + 2], w[o], w[o + 1], [True, True, True])
      dx = torch.add(dx2, dn1)
      wgrads[o] = dg1
      wgrads[o + 1] = db1
      wgrads[o + 2] = torch.to(torch.mm(torch.t(h1), dqkv), 6)
      wgrads[o + 3] = torch.sum(torch.to(dqkv, 6), [0])
      wgrads[o + 4] = torch.to(torch.mm(torch.t(c), dy2), 6)
      wgrads[o + 5] = torch.sum(dx2, [0])
      wgrads[o + 6] = dg2
      wgrads[o + 7] = db2
      wgrads[o + 8] = torch.to(torch.mm(torch.t(h2), du), 6)
      wgrads[o + 9] = torch.sum(torch.to(du, 6), [0])
      wgrads[o + 10] = torch.to(torch.mm(torch.t(g), dy), 6)
      wgrads[o + 11] = torch.sum(torch.to(dy, 6), [0])
    return dx

  def cast_weights(self, master: List[Tensor], dt: int) -> List[Tensor]:
    w = annotate(List[Tensor], [])
    for i in range(torch.len(master)):
      norm = i >= torch.len(master) - 2
      if i >= 2:
        j = (i - 2) % 12
        if j == 0 or j == 1 or j == 6 or j == 7:
          norm = True
      if norm:
        w.append(torch.clone(master[i]))
      else:
        w.append(torch.to(master[i], dt, False, True))
    return w

  def token_losses(self, w: List[Tensor], h: Tensor, targets: Tensor, chunk: int) -> Tensor:
    flat = torch.reshape(targets, [-1, 1])
    n = torch.size(h, 0)
    losses = annotate(List[Tensor], [])
    start = 0
    while start < n:
      r = ops.prim.min(chunk, n - start)
      logits = torch.to(torch.mm(torch.narrow(h, 0, start, r), torch.t(w[0])), 6)
      logp = torch.log_softmax(logits, -1)
      losses.append(torch.neg(torch.squeeze(torch.gather(logp, 1, torch.narrow(flat, 0, start, r)), 1)))
      start = start + r
    return torch.cat(losses, 0)

  def pretrain_gradients(self, master: List[Tensor], ids: Tensor, targets: Tensor, heads: int, eps: float, chunk: int, dt: int) -> List[Tensor]:
    w = self.cast_weights(master, dt)
    layers = (torch.len(master) - 4) // 12
    rows = torch.size(ids, 0)
    t = torch.size(ids, 1)
    d = torch.size(master[0], 1)
    n = rows * t
    saved = annotate(List[Tensor], [])
    x = self.forward_layers(w, self.embed(w, ids), rows, heads, eps, saved, True)
    h, mean, rstd = self.final_norm(w, x, eps)
    wgrads = annotate(List[Tensor], [])
    for i in range(torch.len(master)):
      wgrads.append(master[i])
    dwte = torch.zeros_like(master[0])
    dh = torch.empty_like(h)
    flat = torch.reshape(targets, [-1, 1])
    losses = annotate(List[Tensor], [])
    inv = 1.0 / float(n)
    start = 0
    while start < n:
      r = ops.prim.min(chunk, n - start)
      hc = torch.narrow(h, 0, start, r)
      tc = torch.narrow(flat, 0, start, r)
      logits = torch.to(torch.mm(hc, torch.t(w[0])), 6)
      logp = torch.log_softmax(logits, -1)
      losses.append(torch.neg(torch.sum(torch.gather(logp, 1, tc))))
      dl = torch.exp_(logp)
      torch.scatter_add_(dl, 1, tc, torch.full_like(tc, -1.0, dtype=6))
      dlb = torch.to(torch.mul_(dl, inv), dt)
      torch.copy_(torch.narrow(dh, 0, start, r), torch.mm(dlb, w[0]))
      torch.add_(dwte, torch.mm(torch.t(dlb), hc))
      start = start + r
    z = torch.len(w)
    dx, dgf, dbf = torch.native_layer_norm_backward(torch.to(dh, 6), x, [d], mean, rstd, w[z - 2], w[z - 1], [True, True, True])
    wgrads[z - 2] = dgf
    wgrads[z - 1] = dbf
    dx0 = self.backward_layers(w, dx, rows, heads, eps, saved, wgrads)
    torch.index_add_(dwte, 0, torch.reshape(ids, [-1]), dx0)
    wgrads[0] = dwte
    dwpe = torch.zeros_like(master[1])
    torch.copy_(torch.narrow(dwpe, 0, 0, t), torch.sum(torch.view(dx0, [rows, t, d]), [0]))
    wgrads[1] = dwpe
    wgrads.append(torch.mul(torch.sum(torch.stack(losses, 0)), inv))
    return wgrads

  def mean_loss(self, master: List[Tensor], ids: Tensor, targets: Tensor, heads: int, eps: float, chunk: int, dt: int) -> Tensor:
    w = self.cast_weights(master, dt)
    saved = annotate(List[Tensor], [])
    x = self.forward_layers(w, self.embed(w, ids), torch.size(ids, 0), heads, eps, saved, False)
    h, mean, rstd = self.final_norm(w, x, eps)
    return torch.mean(self.token_losses(w, h, targets, chunk))
