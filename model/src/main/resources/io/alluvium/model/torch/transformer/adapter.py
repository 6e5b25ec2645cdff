  # h + up(gelu(down(h))) after a block, before its residual (Houlsby et al. 2019). With rules, each of the two matrices
  # [in, out] is a sum of Kronecker products of a rule, shared by all layers, and a rank-one factor of its own (Compacter,
  # Karimi Mahabadi et al. 2021).

  def adapted(self, w: Dict[str, Tensor], t: Dict[str, Tensor], h: Tensor, at: str, saved: List[Tensor], keep: bool) -> Tensor:
    y = h
    if torch.__contains__(t, at + "down.bias"):
      u = self.bottleneck(t, h, at, "down", saved, keep)
      z = self.bottleneck(t, self.activate(u, 0, saved, keep), at, "up", saved, keep)
      y = torch.add(h, z)
    return y

  def adapted_backward(self, w: Dict[str, Tensor], t: Dict[str, Tensor], dy: Tensor, at: str, saved: List[Tensor], g: Dict[str, Tensor]) -> Tensor:
    dh = dy
    if torch.__contains__(t, at + "down.bias"):
      dz = self.bottleneck_backward(t, dy, at, "up", saved, g)
      du = self.activate_backward(dz, 0, saved)
      dh = torch.add(dy, self.bottleneck_backward(t, du, at, "down", saved, g))
    return dh

  def bottleneck(self, t: Dict[str, Tensor], x: Tensor, at: str, name: str, saved: List[Tensor], keep: bool) -> Tensor:
    if keep:
      saved.append(x)
    return torch.addmm(torch.type_as(t[at + name + ".bias"], x), x, torch.t(torch.type_as(self.bottleneck_weight(t, at, name), x)))

  # [out, in]
  def bottleneck_weight(self, t: Dict[str, Tensor], at: str, name: str) -> Tensor:
    if torch.__contains__(t, at + name + ".weight"):
      weight = t[at + name + ".weight"]
    else:
      rule = t[name + "_rule"]
      factor = torch.matmul(t[at + name + ".s"], t[at + name + ".t"])
      blocks = torch.einsum("iab,icd->acbd", [rule, factor])
      weight = torch.t(torch.reshape(blocks, [torch.size(blocks, 0) * torch.size(blocks, 1), -1]))
    return weight

  def bottleneck_backward(self, t: Dict[str, Tensor], dy: Tensor, at: str, name: str, saved: List[Tensor], g: Dict[str, Tensor]) -> Tensor:
    x = torch.pop(saved)
    weight = self.bottleneck_weight(t, at, name)
    dweight = self.wide(torch.mm(torch.t(dy), x))
    g[at + name + ".bias"] = torch.sum(self.wide(dy), [0])
    if torch.__contains__(t, at + name + ".weight"):
      g[at + name + ".weight"] = dweight
    else:
      rule = t[name + "_rule"]
      s = t[at + name + ".s"]
      r = t[at + name + ".t"]
      factor = torch.matmul(s, r)
      n = torch.size(rule, 1)
      blocks = torch.view(torch.contiguous(torch.t(dweight)), [n, torch.size(s, 1), n, torch.size(r, 2)])
      drule = torch.einsum("acbd,icd->iab", [blocks, factor])
      dfactor = torch.einsum("acbd,iab->icd", [blocks, rule])
      g[at + name + ".s"] = torch.matmul(dfactor, torch.transpose(r, 1, 2))
      g[at + name + ".t"] = torch.matmul(torch.transpose(s, 1, 2), dfactor)
      if torch.__contains__(g, name + "_rule"):
        drule = torch.add(drule, g[name + "_rule"])
      g[name + "_rule"] = drule
    return torch.mm(dy, torch.type_as(weight, dy))
