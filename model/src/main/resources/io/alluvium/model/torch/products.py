  def operands(self, like: Tensor, batch: int, rows: int, inner: int, columns: int, first: bool, second: bool, dt: int) -> List[Tensor]:
    a = self.matrix(like, batch, rows, inner, first, dt)
    b = self.matrix(like, batch, inner, columns, second, dt)
    return [a, b]

  def matrix(self, like: Tensor, batch: int, rows: int, columns: int, transposed: bool, dt: int) -> Tensor:
    if transposed:
      x = torch.transpose(torch.to(torch.rand([batch, columns, rows], dtype=6, device=ops.prim.device(like)), dt), 1, 2)
    else:
      x = torch.to(torch.rand([batch, rows, columns], dtype=6, device=ops.prim.device(like)), dt)
    if batch == 1:
      x = torch.squeeze(x, 0)
    return x

  def product(self, x: List[Tensor]) -> Tensor:
    if torch.dim(x[0]) == 2:
      y = torch.mm(x[0], x[1])
    else:
      y = torch.bmm(x[0], x[1])
    return y

  # One number of a product; whoever has it knows that the product was made.
  def corner(self, y: Tensor) -> Tensor:
    return torch.to(torch.narrow(torch.reshape(y, [-1]), 0, 0, 1), 6)
