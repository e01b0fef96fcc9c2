/** A value of a table that is exported; null is an empty cell. */
export type Cell = string | number | null;

/**
 * Rows as CSV (RFC 4180) that spreadsheets read as UTF-8. A text that a
 * spreadsheet would take for a formula is put behind an apostrophe: names and
 * subjects come from strangers.
 */
export function writeCsv(rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(writeCell).join(",")}\r\n`).join("")}`;
}

function writeCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = /^\s*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
