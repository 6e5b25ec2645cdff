  def operands(self, batch: int, rows: int, inner: int, columns: int, first: bool, second: bool, dt: int) -> List[Tensor]:
    a = self.matrix(batch, rows, inner, first, dt)
    b = self.matrix(batch, inner, columns, second, dt)
    return [a, b]

  def matrix(self, batch: int, rows: int, columns: int, transposed: bool, dt: int) -> Tensor:
    if transposed:
      x = torch.transpose(torch.to(torch.rand([batch, columns, rows], dtype=6), dt), 1, 2)
    else:
      x = torch.to(torch.rand([batch, rows, columns], dtype=6), dt)
    if batch == 1:
      x = torch.squeeze(x, 0)
    return x

  def product(self, x: List[Tensor]) -> Tensor:
    if torch.dim(x[0]) == 2:
      y = torch.mm(x[0], x[1])
    else:
      y = torch.bmm(x[0], x[1])
    return y
