extension BlockTransforms {
  /// Makes a table of a paragraph whose lines are a header row, a delimiter row and rows.
  ///
  /// A line such as `---` below the last row made a heading of the paragraph: there the table ends.
  mutating func makeTable(of node: Node.Index) {
    let first = Int(tree[node].line)
    let last = lastLine(of: node)
    guard first >= 1, last > first, last <= lines.count else { return }
    guard
      let layout = TableLayout(
        from: first, through: last, of: tree.lineReader(for: node, in: lines), isLoose: isHandbook)
    else { return }
    let isSecondLevel = tree[node].kind == .heading && tree[node].level == 2
    build(layout, in: place(of: node), isSecondLevel: isSecondLevel)
  }

  /// The parser gives a heading with an underline one line too many.
  private func lastLine(of node: Node.Index) -> Int {
    let (first, last) = (Int(tree[node].line), min(Int(tree[node].endLine), lines.count))
    guard tree[node].kind == .heading, last > first else { return last }
    let underline = (first + 1...last).first { line in
      lines.bytes[lines.stripped(line, quotes: .max).content].allSatisfy {
        $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "=")
      }
    }
    return underline ?? last
  }

  /// Empties the paragraph and makes it hold what takes its place.
  private mutating func place(of node: Node.Index) -> Node.Index {
    for child in tree.children(of: node) { tree.detach(child) }
    tree[node].kind = .group
    return node
  }

  private mutating func build(_ layout: TableLayout, in group: Node.Index, isSecondLevel: Bool) {
    addBlocks(layout.linesBefore, to: group)
    let table = tree.add(Node(.table, line: Int32(clamping: layout.header.line), column: 1))
    tree.append(table, to: group)
    tree[table].column = column(of: layout.header)
    addRow(layout.header, to: table, layout, isHeader: true)
    var rows = layout.rows[...]
    // With `---` below it the paragraph was a second-level heading; GFM has a rule after a table.
    let endsInRule = isSecondLevel && rows.last?.line == layout.last
    if endsInRule { rows = rows.dropLast() }
    for row in rows { addRow(row, to: table, layout, isHeader: false) }
    if endsInRule {
      tree.append(tree.add(Node(.thematicBreak, line: Int32(clamping: layout.last))), to: group)
    }
    addAfter(layout.linesAfter, table: group)
  }

  /// Lazy lines end the table, and with it the quotes and items whose marks they lack.
  private mutating func addAfter(_ lines: [Fragment.Piece], table group: Node.Index) {
    guard let first = lines.first else { return }
    let part = tree.add(Node(.group, line: Int32(clamping: first.line)))
    if let left = tree.outermost(around: group, leftBy: first.line, of: self.lines) {
      tree.insert(part, afterAllOf: left)
    } else {
      tree.append(part, to: group)
    }
    fragments.append(Fragment(target: part, form: .blocks, pieces: lines))
  }

  private mutating func addBlocks(_ lines: [Fragment.Piece], to group: Node.Index) {
    guard !lines.isEmpty else { return }
    let part = tree.add(Node(.group, line: Int32(clamping: lines[0].line)))
    tree.append(part, to: group)
    fragments.append(Fragment(target: part, form: .blocks, pieces: lines))
  }

  private func column(of piece: Fragment.Piece) -> Int32 {
    Int32(clamping: piece.range.lowerBound - lines.whole(piece.line).lowerBound + 1)
  }
}

extension BlockTransforms {
  private mutating func addRow(
    _ piece: Fragment.Piece, to table: Node.Index, _ layout: TableLayout, isHeader: Bool
  ) {
    var node = Node(.tableRow, line: Int32(clamping: piece.line), column: column(of: piece))
    node.isHeaderRow = isHeader
    let row = tree.add(node)
    tree.append(row, to: table)
    let columns = layout.alignments.count
    var cells = TableRow(piece.range, of: lines.bytes, columns: columns).cells
    if isHandbook, cells.count > columns,
      let joined = TableRow.joiningCode(cells, of: lines.bytes, columns: columns)
    {
      cells = joined
    }
    for (cell, alignment) in zip(cells, layout.alignments) {
      add(cell, alignment, line: piece.line, to: row)
    }
    if cells.count > layout.alignments.count {
      warnOfLostCells(cells, layout, line: piece.line)
    } else {
      pad(row, from: cells.count, layout)
    }
  }

  private mutating func add(
    _ cell: TableRow.Cell, _ alignment: Alignment, line: Int, to row: Node.Index
  ) {
    let piece = Fragment.Piece(line: line, range: cell.range, unescapesBars: cell.hasEscapedBar)
    var node = Node(.tableCell, line: Int32(clamping: line), column: column(of: piece))
    node.alignment = alignment
    node.endLine = node.line
    let index = tree.add(node)
    tree.append(index, to: row)
    if cell.range.isEmpty { return }
    if cell.hasEscapedBar || !fillPlainly(index, with: cell.range) {
      fragments.append(Fragment(target: index, form: .inlines, pieces: [piece]))
    }
  }

  /// Fills a short row up, within the page's budget: a table of many columns and rows is larger
  /// than its source by any factor.
  private mutating func pad(_ row: Node.Index, from count: Int, _ layout: TableLayout) {
    guard count < layout.alignments.count else { return }
    for alignment in layout.alignments[count...] {
      guard paddingCellsLeft > 0 else { return }
      paddingCellsLeft -= 1
      var node = Node(.tableCell, line: tree[row].line, column: tree[row].column)
      node.alignment = alignment
      tree.append(tree.add(node), to: row)
    }
  }

  private mutating func warnOfLostCells(
    _ cells: [TableRow.Cell], _ layout: TableLayout, line: Int
  ) {
    guard isHandbook else { return }
    let lost = Fragment.Piece(line: line, range: cells[layout.alignments.count].range)
    parser.log.report(
      { .tableTooWide(cells: cells.count, columns: layout.alignments.count, at: $0) },
      line: Int32(clamping: line), column: column(of: lost))
  }
}
