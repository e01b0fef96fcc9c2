// Stands in for `preact/hooks` in the app; see `build.mjs`.
function none(): never {
  throw new Error("Views keep what changes in signals and classes, and no signal is a child.");
}

export { none as useEffect, none as useMemo, none as useRef };
