  # Layer norm where there is a bias, root mean square norm (Zhang and Sennrich 2019) where there is none; x [n, width].

  def norm(self, w: Dict[str, Tensor], t: Dict[str, Tensor], x: Tensor, name: str, saved: List[Tensor], keep: bool) -> Tensor:
    gain = self.pick(w, t, name + ".weight")
    if self.has(w, t, name + ".bias"):
      bias = self.pick(w, t, name + ".bias")
      a, mean, rstd = torch.native_layer_norm(x, [torch.size(x, 1)], gain, bias, self.epsilon())
      if keep:
        saved.extend([x, mean, rstd])
    else:
      rstd = torch.rsqrt(torch.add(torch.mean(torch.mul(x, x), [-1], True), self.epsilon()))
      a = torch.mul_(torch.mul(x, rstd), gain)
      if keep:
        saved.extend([x, rstd])
    return a

  def norm_backward(self, w: Dict[str, Tensor], t: Dict[str, Tensor], da: Tensor, name: str, saved: List[Tensor], g: Dict[str, Tensor]) -> Tensor:
    gain = self.pick(w, t, name + ".weight")
    learned = torch.__contains__(t, name + ".weight")
    dy = self.wide(da)
    rstd = torch.pop(saved)
    if self.has(w, t, name + ".bias"):
      mean = torch.pop(saved)
      x = torch.pop(saved)
      bias = self.pick(w, t, name + ".bias")
      shifted = torch.__contains__(t, name + ".bias")
      dx, dgain, dbias = torch.native_layer_norm_backward(dy, x, [torch.size(x, 1)], mean, rstd, gain, bias, [True, learned, shifted])
      if learned:
        g[name + ".weight"] = dgain
      if shifted:
        g[name + ".bias"] = dbias
    else:
      x = torch.pop(saved)
      unit = torch.mul(x, rstd)
      if learned:
        g[name + ".weight"] = torch.sum(torch.mul(dy, unit), [0])
      dunit = torch.mul(dy, gain)
      along = torch.mean(torch.mul(dunit, unit), [-1], True)
      dx = torch.mul_(torch.sub_(dunit, torch.mul_(unit, along)), rstd)
    return dx
