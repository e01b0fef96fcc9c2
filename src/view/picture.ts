const edge = 20;
/** Sharp also where it is shown larger. */
const density = 2;

interface Drawn {
  readonly pen: CanvasRenderingContext2D;
  /** Where the picture's corner lies in the window. */
  readonly left: number;
  readonly top: number;
}

/** What an element shows, drawn anew on a canvas as a PNG: grounds, lines, paths and words. */
export async function drawPicture(root: Element): Promise<Blob> {
  // What is scrolled away would be missing, and what sticks would lie upon it.
  for (const element of root.querySelectorAll(".scroll")) element.scrollTo(0, 0);
  const box = root.getBoundingClientRect();
  const boxes = [...root.querySelectorAll("*")].map((element) => element.getBoundingClientRect());
  const right = Math.max(...boxes.map((inner) => inner.right));
  const bottom = Math.max(...boxes.map((inner) => inner.bottom));
  const left = Math.min(...boxes.map((inner) => inner.left));
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil((right - left + 2 * edge) * density);
  canvas.height = Math.ceil((bottom - box.top + 2 * edge) * density);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("This browser cannot draw.");
  pen.scale(density, density);
  const drawn = { pen, left: left - edge, top: box.top - edge };
  pen.fillStyle = groundOf(root);
  pen.fillRect(0, 0, canvas.width, canvas.height);
  drawElement(drawn, root);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("No picture came."))));
  });
}

/** The colour that an element stands on. */
function groundOf(element: Element): string {
  const ground = getComputedStyle(element).backgroundColor;
  const { parentElement } = element;
  return /, 0\)$/.test(ground) && parentElement ? groundOf(parentElement) : ground;
}

function drawElement(drawn: Drawn, element: Element): void {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  // What has no box of its own may have others in it.
  const isBare = style.display === "contents";
  const isSeen = style.display !== "none" && (isBare || box.width > 0);
  if (!isSeen || element.classList.contains("aside")) return;
  if (element instanceof SVGPathElement) drawPath(drawn, element);
  else drawBox(drawn, { box, style });
  for (const child of element.childNodes) {
    if (child instanceof Element) drawElement(drawn, child);
    else if (child instanceof Text) drawWords(drawn, { text: child, style });
  }
}

interface Box {
  readonly box: DOMRect;
  readonly style: CSSStyleDeclaration;
}

function drawBox({ pen, left, top }: Drawn, { box, style }: Box): void {
  const [x, y] = [box.left - left, box.top - top];
  const { height, width } = box;
  pen.fillStyle = style.backgroundColor;
  pen.beginPath();
  const radius = Number.parseFloat(style.borderTopLeftRadius) || 0;
  const isRound = style.borderTopLeftRadius.endsWith("%");
  pen.roundRect(x, y, width, height, isRound ? Math.min(width, height) / 2 : radius);
  pen.fill();
  const sides = [
    [style.borderTopWidth, style.borderTopColor, x, y, width, 0],
    [style.borderBottomWidth, style.borderBottomColor, x, y + height, width, 0],
    [style.borderLeftWidth, style.borderLeftColor, x, y, 0, height],
    [style.borderRightWidth, style.borderRightColor, x + width, y, 0, height],
  ] as const;
  for (const [thick, colour, from, down, along, deep] of sides) {
    const weight = Number.parseFloat(thick);
    pen.fillStyle = colour;
    pen.fillRect(from, down, along || weight, deep || -weight || weight);
  }
}

/** A path of a drawing that is stretched to its box. */
function drawPath({ pen, left, top }: Drawn, path: SVGPathElement): void {
  const matrix = path.getScreenCTM();
  const style = getComputedStyle(path);
  if (!matrix) return;
  const stretched = new Path2D();
  const place = new DOMMatrix([1, 0, 0, 1, -left, -top]).multiply(matrix);
  stretched.addPath(new Path2D(path.getAttribute("d") ?? ""), place);
  pen.strokeStyle = style.stroke;
  pen.lineWidth = Number.parseFloat(style.strokeWidth);
  pen.setLineDash(style.strokeDasharray === "none" ? [] : [3, 3]);
  pen.stroke(stretched);
  pen.setLineDash([]);
}

/** Words, each where the browser has put it, so that lines break as they do on screen. */
function drawWords(
  { pen, left, top }: Drawn,
  { text, style }: { text: Text; style: CSSStyleDeclaration },
): void {
  pen.fillStyle = style.color;
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  const range = document.createRange();
  for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const { height, left: from, top: high } = range.getBoundingClientRect();
    pen.fillText(word, from - left, high - top + height / 2);
  }
}
