  # down(f(up(x))), or down(f(gate(x)) * up(x)) where the family gates (Shazeer 2020).

  def activate(self, u: Tensor, kind: int) -> Tensor:
    if kind == 0:
      y = torch.gelu(u, approximate="tanh")
    elif kind == 1:
      y = torch.gelu(u, approximate="none")
    elif kind == 2:
      y = torch.relu(u)
    else:
      y = torch.silu(u)
    return y

  def activate_backward(self, dy: Tensor, u: Tensor, kind: int) -> Tensor:
    if kind == 0:
      du = torch.gelu_backward(dy, u, approximate="tanh")
    elif kind == 1:
      du = torch.gelu_backward(dy, u, approximate="none")
    elif kind == 2:
      du = torch.threshold_backward(dy, u, 0)
    else:
      du = torch.silu_backward(dy, u)
    return du

  def feed_forward(self, w: Dict[str, Tensor], t: Dict[str, Tensor], x: Tensor, at: str, saved: List[Tensor], keep: bool) -> Tensor:
    none = annotate(List[str], [])
    zero = annotate(List[int], [])
    if self.gated():
      u = self.linear(w, t, x, at, "gate_up", ["gate", "up"], [self.inner(), self.inner()], saved, keep)
      y = torch.mul_(self.activate(torch.narrow(u, 1, 0, self.inner()), self.activation()), torch.narrow(u, 1, self.inner(), self.inner()))
    else:
      u = self.linear(w, t, x, at, "up", none, zero, saved, keep)
      y = self.activate(u, self.activation())
    if keep:
      saved.append(u)
    f = self.linear(w, t, y, at, "down", none, zero, saved, keep)
    return self.adapted(w, t, f, at + "mlp.", saved, keep)

  def feed_forward_backward(self, w: Dict[str, Tensor], t: Dict[str, Tensor], dy: Tensor, at: str, saved: List[Tensor], g: Dict[str, Tensor]) -> Tensor:
    none = annotate(List[str], [])
    zero = annotate(List[int], [])
    df = self.adapted_backward(w, t, dy, at + "mlp.", saved, g)
    dh = self.linear_backward(w, t, df, at, "down", none, zero, saved, g, True)
    u = torch.pop(saved)
    if self.gated():
      gate = torch.narrow(u, 1, 0, self.inner())
      up = torch.narrow(u, 1, self.inner(), self.inner())
      dgate = self.activate_backward(torch.mul(dh, up), gate, self.activation())
      dup = torch.mul(dh, self.activate(gate, self.activation()))
      dx = self.linear_backward(w, t, torch.cat([dgate, dup], 1), at, "gate_up", ["gate", "up"], [self.inner(), self.inner()], saved, g, True)
    else:
      du = self.activate_backward(dh, u, self.activation())
      dx = self.linear_backward(w, t, du, at, "up", none, zero, saved, g, True)
    return dx
