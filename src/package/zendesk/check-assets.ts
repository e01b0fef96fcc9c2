import { type PackageFiles, textOf } from "./package-files.ts";

/** What Zendesk serves from a package's assets, without the kinds that we have no use for. */
const assetTypes = ["png", "svg", "js", "css", "html", "json"];

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

interface Logo {
  readonly path: string;
  readonly size: number;
  readonly transparent: boolean;
}

const logos: readonly Logo[] = [
  { path: "assets/logo.png", size: 320, transparent: false },
  { path: "assets/logo-small.png", size: 128, transparent: true },
];

const navIcon = "assets/icon_nav_bar.svg";

/** Where every file lies, and that the pictures are what Zendesk shows well. */
export function* checkAssets(files: PackageFiles): Generator<string> {
  for (const path of files.keys()) yield* checkPath(path);
  for (const logo of logos) yield* checkLogo(files, logo);
  if (textOf(files, "manifest.json")?.includes('"nav_bar"') && !files.has(navIcon)) {
    yield `A nav_bar app needs ${navIcon}.`;
  }
  for (const path of files.keys()) {
    if (path.endsWith(".svg")) yield* checkSvg(path, textOf(files, path) ?? "");
  }
}

function* checkPath(path: string): Generator<string> {
  if (!/^[\w-]+(\/[\w-]+)*(\.[\w-]+)*$/.test(path)) {
    yield `${path}: use only letters, digits, dots, hyphens and underscores in file names.`;
  }
  const allowed =
    path === "manifest.json" ||
    /^translations\/[^/]+\.json$/.test(path) ||
    (path.startsWith("assets/") && assetTypes.includes(path.split(".").at(-1) ?? ""));
  if (!allowed) {
    yield `${path} has no place in a package: only manifest.json, translations/*.json and assets of the types ${assetTypes.join(", ")}.`;
  }
}

function* checkLogo(files: PackageFiles, { path, size, transparent }: Logo): Generator<string> {
  const png = files.get(path);
  if (!png) return yield `The package needs ${path}.`;
  if (!pngSignature.every((byte, at) => png[at] === byte)) return yield `${path} is no PNG.`;
  // The header chunk: width and height at 16 and 20, bits a sample at 24, colour type at 25.
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (width !== size || height !== size) {
    yield `${path} is ${width}x${height} pixels; it must be ${size}x${size}.`;
  }
  const [bits, colours] = [view.getUint8(24), view.getUint8(25)];
  if (transparent && !(bits === 8 && colours === 6)) {
    yield `${path} must be a 24-bit PNG with transparency.`;
  }
}

function* checkSvg(path: string, svg: string): Generator<string> {
  if (!/<svg\b[^>]*\sviewBox="/.test(svg)) yield `${path} needs a viewBox.`;
  if (/<image\b|data:|\.(png|jpe?g|gif)\b/i.test(svg)) yield `${path} may not contain a bitmap.`;
  if (/<(script|style|foreignObject)\b|\son\w+=|\shref=/i.test(svg)) {
    yield `${path} may contain nothing but shapes: no script, style or link.`;
  }
}
