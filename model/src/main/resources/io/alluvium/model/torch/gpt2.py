class Gpt2(Module):
  __parameters__ = []
  __buffers__ = []

  def embed(self: __torch__.Gpt2, w: List[Tensor], ids: Tensor, offset: int) -> Tensor:
    t = torch.size(ids, 1)
    d = torch.size(w[0], 1)
    tokens = torch.embedding(w[0], ids)
    places = torch.narrow(w[1], 0, offset, t)
    return torch.reshape(torch.to(torch.add(tokens, places), 6), [-1, d])

  def causal_mask(self: __torch__.Gpt2, like: Tensor, t: int, m: int) -> Tensor:
    square = torch.triu(torch.new_full(like, [t, t], -1e30, dtype=6), 1)
    return torch.cat([torch.new_zeros(like, [t, m], dtype=6), square], 1)

  def forward_layers(self: __torch__.Gpt2, w: List[Tensor], x: Tensor, rows: int, heads: int, eps: float, past_k: List[Tensor], past_v: List[Tensor], saved: List[Tensor], keep: bool) -> Tensor:
    layers = (torch.len(w) - 4) // 12
    n = torch.size(x, 0)
    d = torch.size(x, 1)
    t = n // rows
    hd = d // heads
    masks = annotate(List[Tensor], [])
    for l in range(layers):
      o = 2 + 12 * l
      a, mean1, rstd1 = torch.native_layer_norm(x, [d], w[o], w[o + 1], eps)
      h1 = torch.type_as(a, w[o + 2])
      qkv = torch.view(torch.addmm(w[o + 3], h1, w[o + 2]), [rows, t, 3, heads, hd])
      q = torch.contiguous(torch.permute(torch.select(qkv, 2, 0), [0, 2, 1, 3]))
      k = torch.permute(torch.select(qkv, 2, 1), [0, 2, 1, 3])
      v = torch.permute(torch.select(qkv, 2, 2), [0, 2, 1, 3])
      m = 0
      if torch.len(past_k) > 0:
        k = torch.cat([past_k[l], k], 2)
        v = torch.cat([past_v[l], v], 2)
        m = torch.size(past_k[l], 2)
      else:
        k = torch.contiguous(k)
        v = torch.contiguous(v)
      if l == 0:
        masks.append(self.causal_mask(x, t, m))
      elif torch.size(masks[-1], 1) != m + t:
        masks.append(self.causal_mask(x, t, m))
      s = torch.to(torch.matmul(q, torch.transpose(k, 2, 3)), 6)
      s = torch.add(masks[-1], s, alpha=self.scale(hd))
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
      else:
        saved.extend([k, v])
      x = x3
    return x

  def scale(self: __torch__.Gpt2, hd: int) -> float:
    return float(hd) ** -0.5

  def final_norm(self: __torch__.Gpt2, w: List[Tensor], x: Tensor, eps: float) -> Tuple[Tensor, Tensor, Tensor]:
    z = torch.len(w)
    a, mean, rstd = torch.native_layer_norm(x, [torch.size(x, 1)], w[z - 2], w[z - 1], eps)
    return (torch.type_as(a, w[0]), mean, rstd)

  def backward_layers(self: __torch__.Gpt2, w: List[Tensor], dx: Tensor, rows: int, heads: int, eps: float, saved: List[Tensor], past: List[int], lowest: int, through: bool, wgrads: List[Tensor], full: bool) -> Tuple[Tensor, List[Tensor], List[Tensor]]:
    layers = (torch.len(w) - 4) // 12
    n = torch.size(dx, 0)
    d = torch.size(dx, 1)
    t = n // rows
    hd = d // heads
    dks = annotate(List[Tensor], [])
    dvs = annotate(List[Tensor], [])
    for i in range(layers - lowest):
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
      dn2, dg2, db2 = torch.native_layer_norm_backward(dh2, x2, [d], saved[s + 10], saved[s + 11], w[o + 6], w[o + 7], [True, full, full])
      dx2 = torch.add(dx, dn2)
      dy2 = torch.type_as(dx2, h1)
      dc = torch.permute(torch.view(torch.mm(dy2, torch.t(w[o + 4])), [rows, t, heads, hd]), [0, 2, 1, 3])
      dv = torch.matmul(torch.transpose(p, 2, 3), dc)
      dp = torch.to(torch.matmul(dc, torch.transpose(v, 2, 3)), 6)
      ds = torch.type_as(torch.mul(torch._softmax_backward_data(dp, torch.to(p, 6), -1, 6), self.scale(hd)), h1)
      dk = torch.matmul(torch.transpose(ds, 2, 3), q)
      m = past[l]
      dks.append(torch.to(torch.narrow(dk, 2, 0, m), 6))
      dvs.append(torch.to(torch.narrow(dv, 2, 0, m), 6))
      if l > lowest or through:
        dq = torch.matmul(ds, k)
        tk = torch.narrow(dk, 2, m, t)
        tv = torch.narrow(dv, 2, m, t)
        dqkv = torch.reshape(torch.permute(torch.stack([dq, tk, tv], 0), [1, 3, 0, 2, 4]), [n, 3 * d])
        dh1 = torch.to(torch.mm(dqkv, torch.t(w[o + 2])), 6)
        dn1, dg1, db1 = torch.native_layer_norm_backward(dh1, x, [d], saved[s + 1], saved[s + 2], w[o], w[o + 1], [True, full, full])
        dx = torch.add(dx2, dn1)
        if full:
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
    return (dx, dks, dvs)

  def cast_weights(self: __torch__.Gpt2, master: List[Tensor], dt: int) -> List[Tensor]:
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

  def token_losses(self: __torch__.Gpt2, w: List[Tensor], h: Tensor, targets: Tensor, chunk: int) -> Tensor:
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

  def past_of(self: __torch__.Gpt2, w: List[Tensor], soft: Tensor, owner: Tensor, half: int) -> List[Tensor]:
    past = annotate(List[Tensor], [])
    for l in range(torch.size(soft, 2)):
      layer = torch.permute(torch.select(torch.select(soft, 2, l), 2, half), [0, 2, 1, 3])
      past.append(torch.type_as(torch.index_select(layer, 0, owner), w[0]))
    return past

  def conditioned(self: __torch__.Gpt2, w: List[Tensor], ids: Tensor, soft: List[Tensor], owner: Tensor, heads: int, eps: float, saved: List[Tensor], keep: bool) -> Tuple[Tensor, int, int]:
    rows = torch.size(ids, 0)
    t = torch.size(ids, 1)
    none = annotate(List[Tensor], [])
    m = 0
    if torch.len(soft) == 0:
      x = self.forward_layers(w, self.embed(w, ids, 0), rows, heads, eps, none, none, saved, keep)
    elif torch.dim(soft[0]) == 6:
      m = torch.size(soft[0], 1)
      k = self.past_of(w, soft[0], owner, 0)
      v = self.past_of(w, soft[0], owner, 1)
      x = self.forward_layers(w, self.embed(w, ids, m), rows, heads, eps, k, v, saved, keep)
      m = 0
    else:
      m = torch.size(soft[0], 1)
      d = torch.size(w[0], 1)
      places = torch.to(torch.narrow(w[1], 0, 0, m), 6)
      head = torch.add(torch.index_select(soft[0], 0, owner), places)
      text = torch.view(self.embed(w, ids, m), [rows, t, d])
      x = torch.reshape(torch.cat([head, text], 1), [-1, d])
      x = self.forward_layers(w, x, rows, heads, eps, none, none, saved, keep)
    return (x, m, m + t)

  def text_rows(self: __torch__.Gpt2, x: Tensor, m: int, length: int) -> Tensor:
    d = torch.size(x, 1)
    return torch.reshape(torch.narrow(torch.view(x, [-1, length, d]), 1, m, length - m), [-1, d])

  def score(self: __torch__.Gpt2, w: List[Tensor], ids: Tensor, targets: Tensor, soft: List[Tensor], owner: Tensor, heads: int, eps: float, chunk: int) -> Tensor:
    saved = annotate(List[Tensor], [])
    x, m, length = self.conditioned(w, ids, soft, owner, heads, eps, saved, False)
    h, mean, rstd = self.final_norm(w, self.text_rows(x, m, length), eps)
    return self.token_losses(w, h, targets, chunk)

  def objective(self: __torch__.Gpt2, w: List[Tensor], h: Tensor, teacher: List[Tensor], targets: Tensor, ce_weights: Tensor, taught: Tensor, factor: float, tau: float, margin: float, gated: bool, chunk: int) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    n = torch.size(h, 0)
    dt_like = w[0]
    ces = annotate(List[Tensor], [])
    divergences = annotate(List[Tensor], [])
    gates = annotate(List[Tensor], [])
    dce = torch.zeros_like(h, dtype=6)
    dkd = torch.zeros_like(h, dtype=6)
    start = 0
    while start < n:
      r = ops.prim.min(chunk, n - start)
      hc = torch.narrow(h, 0, start, r)
      tc = torch.reshape(torch.narrow(targets, 0, start, r), [-1, 1])
      z = torch.to(torch.mm(hc, torch.t(w[0])), 6)
      logp = torch.log_softmax(z, -1)
      ce = torch.neg(torch.squeeze(torch.gather(logp, 1, tc), 1))
      ces.append(ce)
      dl = torch.exp_(logp)
      torch.scatter_add_(dl, 1, tc, torch.full_like(tc, -1.0, dtype=6))
      weight = torch.reshape(torch.narrow(ce_weights, 0, start, r), [-1, 1])
      torch.copy_(torch.narrow(dce, 0, start, r), torch.mm(torch.type_as(torch.mul_(dl, weight), dt_like), w[0]))
      if torch.len(teacher) > 0:
        zt = torch.to(torch.mm(torch.narrow(teacher[0], 0, start, r), torch.t(w[0])), 6)
        tce = torch.neg(torch.squeeze(torch.gather(torch.log_softmax(zt, -1), 1, tc), 1))
        gate = torch.narrow(taught, 0, start, r)
        if gated:
          gate = torch.mul(gate, torch.to(torch.le(tce, torch.add(ce, margin)), 6))
        gates.append(gate)
        index = torch.squeeze(torch.nonzero(gate), 1)
        ls = torch.log_softmax(torch.div(torch.index_select(z, 0, index), tau), -1)
        lt = torch.log_softmax(torch.div(torch.index_select(zt, 0, index), tau), -1)
        pt = torch.exp(lt)
        kl = torch.mul(torch.sum(torch.mul(pt, torch.sub(lt, ls)), [1]), tau * tau)
        divergences.append(torch.index_copy(torch.zeros_like(ce), 0, index, kl))
        dz = torch.mul_(torch.sub(torch.exp_(ls), pt), tau)
        torch.index_copy_(torch.narrow(dkd, 0, start, r), 0, index, torch.to(torch.mm(torch.type_as(dz, dt_like), w[0]), 6))
      else:
        gates.append(torch.zeros_like(ce))
        divergences.append(torch.zeros_like(ce))
      start = start + r
    open = torch.cat(gates, 0)
    share = torch.div(torch.full_like(torch.sum(open), factor), torch.clamp_min(torch.sum(open), 1.0))
    return (torch.add(dce, torch.mul(dkd, share)), torch.cat(ces, 0), torch.cat(divergences, 0), open)

  def prompt_step(self: __torch__.Gpt2, w: List[Tensor], ids: Tensor, targets: Tensor, active: Tensor, ce_weights: Tensor, student: Tensor, teachers: List[Tensor], teacher_owner: Tensor, taught: Tensor, factor: float, tau: float, margin: float, gated: bool, heads: int, eps: float, chunk: int) -> List[Tensor]:
    rows = torch.size(ids, 0)
    d = torch.size(w[0], 1)
    layers = (torch.len(w) - 4) // 12
    unused = annotate(List[Tensor], [])
    teacher_hidden = annotate(List[Tensor], [])
    if torch.len(teachers) > 0:
      y, my, ly = self.conditioned(w, ids, teachers, teacher_owner, heads, eps, unused, False)
      th, tmean, trstd = self.final_norm(w, self.text_rows(y, my, ly), eps)
      teacher_hidden.append(torch.index_select(th, 0, active))
    saved = annotate(List[Tensor], [])
    stack = torch.unsqueeze(student, 0)
    x, m, length = self.conditioned(w, ids, [stack], torch.zeros_like(teacher_owner), heads, eps, saved, True)
    text = self.text_rows(x, m, length)
    h, mean, rstd = self.final_norm(w, text, eps)
    flat = torch.index_select(torch.reshape(targets, [-1]), 0, active)
    dh, ce, kl, open = self.objective(w, torch.index_select(h, 0, active), teacher_hidden, flat, ce_weights, taught, factor, tau, margin, gated, chunk)
    dfull = torch.index_copy(torch.zeros_like(text), 0, active, dh)
    z = torch.len(w)
    dtext, dgf, dbf = torch.native_layer_norm_backward(dfull, text, [d], mean, rstd, w[z - 2], w[z - 1], [True, False, False])
    prefix = torch.dim(student) == 5
    past = annotate(List[int], [])
    for i in range(layers):
      if prefix:
        past.append(torch.size(student, 0))
      else:
        past.append(0)
    if prefix:
      dx0, dks, dvs = self.backward_layers(w, dtext, rows, heads, eps, saved, past, 0, False, unused, False)
      parts = annotate(List[Tensor], [])
      for i in range(layers):
        k = torch.permute(torch.sum(dks[layers - 1 - i], [0]), [1, 0, 2])
        v = torch.permute(torch.sum(dvs[layers - 1 - i], [0]), [1, 0, 2])
        parts.append(torch.stack([k, v], 1))
      gradient = torch.stack(parts, 1)
    else:
      padded = torch.cat([torch.zeros([rows, m, d], dtype=6, device=ops.prim.device(dtext)), torch.view(dtext, [rows, length - m, d])], 1)
      dx0, dks, dvs = self.backward_layers(w, torch.reshape(padded, [-1, d]), rows, heads, eps, saved, past, 0, True, unused, False)
      gradient = torch.sum(torch.narrow(torch.view(dx0, [rows, length, d]), 1, 0, m), [0])
    return [torch.contiguous(gradient), ce, kl, open]

  def prompt_past(self: __torch__.Gpt2, w: List[Tensor], soft: Tensor, heads: int, eps: float) -> List[Tensor]:
    owner = torch.zeros([1], dtype=4, device=ops.prim.device(soft))
    past = annotate(List[Tensor], [])
    if torch.dim(soft) == 5:
      stack = torch.unsqueeze(soft, 0)
      k = self.past_of(w, stack, owner, 0)
      v = self.past_of(w, stack, owner, 1)
      for l in range(torch.len(k)):
        past.append(k[l])
        past.append(v[l])
    else:
      none = annotate(List[Tensor], [])
      places = torch.to(torch.narrow(w[1], 0, 0, torch.size(soft, 0)), 6)
      x = self.forward_layers(w, torch.add(soft, places), 1, heads, eps, none, none, past, False)
    return past

  def keys_and_values(self: __torch__.Gpt2, w: List[Tensor], ids: Tensor, heads: int, eps: float) -> Tensor:
    none = annotate(List[Tensor], [])
    past = annotate(List[Tensor], [])
    x = self.forward_layers(w, self.embed(w, torch.unsqueeze(ids, 0), 0), 1, heads, eps, none, none, past, False)
    layers = annotate(List[Tensor], [])
    for l in range(torch.len(past) // 2):
      k = torch.permute(torch.squeeze(past[2 * l], 0), [1, 0, 2])
      v = torch.permute(torch.squeeze(past[2 * l + 1], 0), [1, 0, 2])
      layers.append(torch.stack([k, v], 1))
    return torch.contiguous(torch.to(torch.stack(layers, 1), 6))

  def embeddings(self: __torch__.Gpt2, w: List[Tensor], ids: Tensor, heads: int, eps: float) -> Tensor:
    return torch.to(torch.embedding(w[0], ids), 6)

  def extend(self: __torch__.Gpt2, w: List[Tensor], ids: Tensor, past: List[Tensor], heads: int, eps: float) -> List[Tensor]:
    k = annotate(List[Tensor], [])
    v = annotate(List[Tensor], [])
    offset = 0
    for l in range(torch.len(past) // 2):
      k.append(past[2 * l])
      v.append(past[2 * l + 1])
      offset = torch.size(past[0], 2)
    rows = torch.size(ids, 0)
    saved = annotate(List[Tensor], [])
    x = self.forward_layers(w, self.embed(w, ids, offset), rows, heads, eps, k, v, saved, False)
    t = torch.size(ids, 1)
    last = torch.select(torch.view(x, [rows, t, torch.size(x, 1)]), 1, t - 1)
    h, mean, rstd = self.final_norm(w, last, eps)
    saved.append(torch.to(torch.mm(h, torch.t(w[0])), 6))
    return saved

  def pretrain_gradients(self: __torch__.Gpt2, master: List[Tensor], ids: Tensor, targets: Tensor, heads: int, eps: float, chunk: int, dt: int) -> List[Tensor]:
    w = self.cast_weights(master, dt)
    layers = (torch.len(master) - 4) // 12
    rows = torch.size(ids, 0)
    t = torch.size(ids, 1)
    d = torch.size(master[0], 1)
    n = rows * t
    saved = annotate(List[Tensor], [])
    none = annotate(List[Tensor], [])
    x0 = self.embed(w, ids, 0)
    x = self.forward_layers(w, x0, rows, heads, eps, none, none, saved, True)
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
    past = annotate(List[int], [])
    for i in range(layers):
      past.append(0)
    dx0, dk, dv = self.backward_layers(w, dx, rows, heads, eps, saved, past, 0, True, wgrads, True)
    torch.index_add_(dwte, 0, torch.reshape(ids, [-1]), dx0)
    wgrads[0] = dwte
    dwpe = torch.zeros_like(master[1])
    torch.copy_(torch.narrow(dwpe, 0, 0, t), torch.sum(torch.view(dx0, [rows, t, d]), [0]))
    wgrads[1] = dwpe
    wgrads.append(torch.mul(torch.sum(torch.stack(losses, 0)), inv))
    return wgrads
