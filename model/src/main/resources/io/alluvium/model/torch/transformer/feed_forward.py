  # down(f(up(x))), or down(f(gate(x)) * up(x)) where the family gates (Shazeer 2020).

  # Leaves for the way back what activate_backward takes from there.
  def activate(self, u: Tensor, kind: int, saved: List[Tensor], keep: bool) -> Tensor:
    if kind == 0 and ops.prim.dtype(u) == 15:
      y = self.sigmoid_gelu(u, saved, keep)
    elif kind == 0:
      y = torch.gelu(u, approximate="tanh")
    elif kind == 1:
      y = torch.gelu(u, approximate="none")
    elif kind == 2:
      y = torch.relu(u)
    else:
      y = torch.silu(u)
    if keep:
      saved.append(u)
    return y

  def activate_backward(self, dy: Tensor, kind: int, saved: List[Tensor]) -> Tensor:
    u = torch.pop(saved)
    if kind == 0 and ops.prim.dtype(u) == 15:
      du = self.sigmoid_gelu_backward(dy, u, saved)
    elif kind == 0:
      du = torch.gelu_backward(dy, u, approximate="tanh")
    elif kind == 1:
      du = torch.gelu_backward(dy, u, approximate="none")
    elif kind == 2:
      du = torch.threshold_backward(dy, u, 0)
    else:
      du = torch.silu_backward(dy, u)
    return du

  # GELU's form with tanh is u sigmoid(z), z = b u + a u^3, and these operations are the faster ones in bfloat16.
  def sigmoid_gelu(self, u: Tensor, saved: List[Tensor], keep: bool) -> Tensor:
    z = torch.addcmul_(torch.mul(u, 1.5957691216057308), torch.mul(u, u), u, value=0.0713548162726009)
    g = torch.sigmoid(z)
    if keep:
      saved.extend([z, g])
    return torch.mul(u, g)

  # dy (g + g (1 - g) u z'), where u z' = 3 (z - 2 b u / 3).
  def sigmoid_gelu_backward(self, dy: Tensor, u: Tensor, saved: List[Tensor]) -> Tensor:
    g = torch.pop(saved)
    z = torch.pop(saved)
    return torch.addcmul_(torch.mul(dy, g), torch.sigmoid_backward(dy, g), torch.add(z, u, alpha=-1.0638460810704872), value=3.0)

  def feed_forward(self, w: Dict[str, Tensor], t: Dict[str, Tensor], x: Tensor, at: str, saved: List[Tensor], keep: bool) -> Tensor:
    none = annotate(List[str], [])
    zero = annotate(List[int], [])
    if self.gated():
      u = self.linear(w, t, x, at, "gate_up", ["gate", "up"], [self.inner(), self.inner()], saved, keep)
      y = torch.mul_(self.activate(torch.narrow(u, 1, 0, self.inner()), self.activation(), saved, keep), torch.narrow(u, 1, self.inner(), self.inner()))
      if keep:
        saved.append(u)
    else:
      u = self.linear(w, t, x, at, "up", none, zero, saved, keep)
      y = self.activate(u, self.activation(), saved, keep)
    f = self.linear(w, t, y, at, "down", none, zero, saved, keep)
    return self.adapted(w, t, f, at + "mlp.", saved, keep)

  def feed_forward_backward(self, w: Dict[str, Tensor], t: Dict[str, Tensor], dy: Tensor, at: str, saved: List[Tensor], g: Dict[str, Tensor]) -> Tensor:
    none = annotate(List[str], [])
    zero = annotate(List[int], [])
    df = self.adapted_backward(w, t, dy, at + "mlp.", saved, g)
    dh = self.linear_backward(w, t, df, at, "down", none, zero, saved, g, True)
    if self.gated():
      u = torch.pop(saved)
      gate = torch.narrow(u, 1, 0, self.inner())
      up = torch.narrow(u, 1, self.inner(), self.inner())
      dgate = self.activate_backward(torch.mul(dh, up), self.activation(), saved)
      dup = torch.mul(dh, self.activate(gate, self.activation(), saved, False))
      dx = self.linear_backward(w, t, torch.cat([dgate, dup], 1), at, "gate_up", ["gate", "up"], [self.inner(), self.inner()], saved, g, True)
    else:
      du = self.activate_backward(dh, self.activation(), saved)
      dx = self.linear_backward(w, t, du, at, "up", none, zero, saved, g, True)
    return dx
